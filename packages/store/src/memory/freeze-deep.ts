/**
 * Freezes a record all the way down, so that store and callers can share it. Stops at what is frozen
 * already: a record that shares most of its parts with the one before costs only what is new.
 * A value that comes frozen is taken to be frozen throughout.
 */
export function freezeDeep<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  Object.freeze(value)
  for (const key in value) freezeDeep(value[key])
  return value
}
