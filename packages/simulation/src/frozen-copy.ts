const copies = new WeakMap<object, object>()

/**
 * A deep copy that nobody can change, made once per object: what a plugin is shown of the run's plan.
 */
export function frozenCopy<Value extends object>(value: Value): Value {
  const known = copies.get(value)
  if (known) return known as Value
  const copy = frozen(structuredClone(value))
  copies.set(value, copy)
  return copy
}

/** The object itself, with all that it holds, frozen. */
export function frozen<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  for (const member of Object.values(value)) frozen(member)
  return Object.freeze(value)
}
