import type { MediaType } from '@fcc/contracts'

/**
 * Stands at the end of all prose that the deterministic provider renders. Everyday words only: a
 * gate that proves a document word by word has to know each of them.
 */
export const CLOSING_LINE =
  'This text was rendered by code, the same each time from the same parts; no model spoke.'

/** A text with the closing line, where its media type has room for prose. */
export function closed(text: string, mediaType: MediaType): string {
  if (mediaType === 'application/json' || mediaType === 'text/csv') return text
  return `${text.trimEnd()}\n\n${mediaType === 'text/markdown' ? '---\n\n' : ''}${CLOSING_LINE}\n`
}
