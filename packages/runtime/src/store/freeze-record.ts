/** Freezes a record all the way down, so that readers share it. Stops at what is frozen already. */
export function freezeRecord<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  Object.freeze(value)
  for (const key in value) freezeRecord(value[key])
  return value
}
