/**
 * Freezes a record all the way down, so that store and readers can share it. Stops at what is frozen
 * already; a value that comes frozen is taken to be frozen throughout. Records are frozen when they are
 * handed out, not when they come in: whoever writes one is done with it, and freezing took longer
 * than all the rest of a commit.
 */
export function freezeDeep<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  Object.freeze(value)
  for (const key in value) freezeDeep(value[key])
  return value
}
