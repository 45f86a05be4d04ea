/**
 * A field of a JSON text by its path; `undefined` where it is not there.
 *
 * @throws SyntaxError where the text is no JSON.
 * @example
 * readField('{ "order": { "lines": [1, 2] } }', ['order', 'lines']) // [1, 2]
 */
export function readField(text: string, path: readonly string[]): unknown {
  let value: unknown = JSON.parse(text)
  for (const name of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined
    value = (value as Readonly<Record<string, unknown>>)[name]
  }
  return value
}
