const slot = /\{\{\s*([A-Za-z0-9][A-Za-z0-9.-]*)\s*\}\}/g

/** The names a template asks for, in order of first mention. */
export function templateSlots(text: string): readonly string[] {
  return [...new Set([...text.matchAll(slot)].map((match) => match[1] ?? ''))]
}

/**
 * Puts texts into a template's `{{name}}` slots. A name that is not there leaves the words
 * `[name: not provided]`, so that a gap is seen and not silently empty.
 *
 * @example
 * fillTemplate('Dear {{guest}},', { guest: 'Ada' }) // 'Dear Ada,'
 */
export function fillTemplate(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(slot, (_, name: string) => values[name] ?? `[${name}: not provided]`)
}
