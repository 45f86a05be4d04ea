import type { JSONValue } from '@ai-sdk/provider'

/** Maps one text of a message. */
export type MapText = (text: string) => string

/** A JSON value with its keys, texts and numbers mapped; a number that is changed becomes a text. */
export function mapJson<Value extends JSONValue | undefined>(value: Value, map: MapText): Value {
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
