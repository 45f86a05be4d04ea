import { createHash } from 'node:crypto'
import { compareText } from './compare-text.ts'

/**
 * SHA-256 over JSON with sorted keys: the same for the same data, whatever order its keys were
 * written in. For data that people wrote, never for content: a plain digest of content can be guessed.
 */
export function canonicalDigest(value: unknown): string {
  return `sha256:${createHash('sha256').update(canonicalText(value)).digest('hex')}`
}

/** JSON with sorted keys and without what is undefined. */
export function canonicalText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([left], [right]) => compareText(left, right))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalText(member)}`)
  return `{${members.join(',')}}`
}
