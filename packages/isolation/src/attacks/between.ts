/**
 * A value that is one thing at the first look and another one afterwards: what somebody hands in who hopes that
 * what is checked is read once more when it is used. Of two values of the same shape.
 */
export function turning<T>(first: T, later: T): T {
  if (typeof first !== 'object' || first === null || first instanceof Uint8Array) return first
  if (Array.isArray(first)) {
    return first.map((each, index) =>
      turning<unknown>(each, (later as readonly unknown[])[index]),
    ) as T
  }
  const made = {}
  for (const key of Object.keys(first) as (keyof T & string)[]) {
    const [one, other] = [first[key], later[key]]
    let looks = 0
    const inner = typeof one === 'object' && one !== null ? turning<unknown>(one, other) : undefined
    Object.defineProperty(made, key, {
      enumerable: true,
      get: () => inner ?? (looks++ === 0 ? one : other),
    })
  }
  return made as T
}

/** Makes the parts of one value those of another, in place. */
export function turnInto(value: unknown, other: unknown): void {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return
  for (const [key, each] of Object.entries(value)) {
    const next = (other as Readonly<Record<string, unknown>>)[key]
    if (typeof each === 'object' && each !== null) turnInto(each, next)
    else Reflect.set(value, key, next)
  }
}
