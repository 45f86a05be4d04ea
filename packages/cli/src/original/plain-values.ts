/** A mapping of a file, its values not looked at yet. */
export type Mapping = Readonly<Record<string, unknown>>

/** The value as a mapping, if it is one. */
export function mappingOf(value: unknown): Mapping | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Mapping)
    : undefined
}

/** The value as text that says something, if it is such. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
}

/** The value as a list of texts: one text is a list of one. Nothing where anything in it is something else. */
export function textsOf(value: unknown): readonly string[] | undefined {
  const texts = (Array.isArray(value) ? value : [value]).map(textOf)
  const found = texts.filter((text) => text !== undefined)
  return found.length > 0 && found.length === texts.length ? found : undefined
}

/** A text as a local name: `research_inventory` is `research-inventory`. Nothing where none is left. */
export function localNameOf(value: unknown): string | undefined {
  const name = textOf(value)
    ?.replace(/[^a-z0-9.]+/gi, '-')
    .replace(/^[-.]+|-+$/g, '')
    .slice(0, 120)
  return name === '' ? undefined : name
}
