import { readFileSync } from 'node:fs'

/** A clinical query with the identifiers it holds, as its authors tagged them. */
export interface TaggedQuery {
  readonly text: string
  readonly values: readonly { readonly kind: string; readonly value: string }[]
}

/** Reads the ASQ-PHI set: queries and JSON lines between headings. */
export function readTaggedQueries(path: string): readonly TaggedQuery[] {
  return readFileSync(path, 'utf8')
    .split('===QUERY===')
    .slice(1)
    .map((block) => {
      const [text = '', tags = ''] = block.split('===PHI_TAGS===')
      const values = tags
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line) => JSON.parse(line) as { identifier_type: string; value: string })
      return {
        text: text.trim(),
        values: values.map(({ identifier_type, value }) => ({ kind: identifier_type, value })),
      }
    })
}
