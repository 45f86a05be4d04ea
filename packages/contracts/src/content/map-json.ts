/** Maps one text. */
export type MapText = (text: string) => string

/**
 * A JSON value with its keys, texts and numbers mapped, in a fixed order: whatever in it could carry content. A
 * number that is changed becomes a text.
 *
 * @example
 * mapJson({ id: 7, say: 'a' }, (text) => text.toUpperCase()) // { ID: 7, SAY: 'A' }
 */
export function mapJson<Value>(value: Value, map: MapText): Value {
  return mapped(value, map) as Value
}

function mapped(value: unknown, map: MapText): unknown {
  if (typeof value === 'string') return map(value)
  if (typeof value === 'number') {
    const text = map(String(value))
    return text === String(value) ? value : text
  }
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((each) => mapped(each, map))
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [map(key), mapped(each, map)]),
  )
}

/** The same for JSON as text; what is no JSON is one text. */
export function mapJsonText(text: string, map: MapText): string {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return map(text)
  }
  return JSON.stringify(mapped(value, map))
}

/** All texts of a JSON value, in the order in which `mapJson` meets them. */
export function textsOfJson(value: unknown): readonly string[] {
  const texts: string[] = []
  mapJson(value, (text) => {
    texts.push(text)
    return text
  })
  return texts
}
