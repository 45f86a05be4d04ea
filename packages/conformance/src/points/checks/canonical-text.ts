/**
 * A value as text in one form, whatever the order of its keys: for telling whether two are the same.
 * Functions are told by their name, since two starts of one plugin have two closures.
 */
export function canonicalText(value: unknown): string {
  return (
    JSON.stringify(value, (_, member: unknown) => {
      if (typeof member === 'function') return `function ${member.name}`
      if (typeof member === 'bigint') return `${member}n`
      if (member instanceof RegExp) return String(member)
      if (member instanceof Map || member instanceof Set) return [...member]
      if (typeof member !== 'object' || member === null || Array.isArray(member)) return member
      const entries = Object.entries(member).filter(([, each]) => each !== undefined)
      return Object.fromEntries(entries.sort(([left], [right]) => (left < right ? -1 : 1)))
    }) ?? String(value)
  )
}

/** The longest excerpt of a text that a problem shows, in characters. */
const MAX_EXCERPT_LENGTH = 60

/** A text for a problem: quoted, and cut where it is long. */
export function excerpt(text: string): string {
  const shown = text.length > MAX_EXCERPT_LENGTH ? `${text.slice(0, MAX_EXCERPT_LENGTH)}…` : text
  return JSON.stringify(shown)
}
