import type { Manifest } from '@fcc/plugin-api'

/**
 * The text of a package.json with `fcc.contributes` as given; everything else keeps its value and
 * order, and the file its indentation.
 *
 * @example
 * withContributes('{ "fcc": { "id": "acme" } }', { scorers: ['acme/readability'] })
 */
export function withContributes(text: string, contributes: Manifest['contributes']): string {
  const content = JSON.parse(text) as { readonly fcc?: Readonly<Record<string, unknown>> }
  const indent = /^([ \t]+)"/m.exec(text)?.[1] ?? '  '
  const changed = { ...content, fcc: { ...content.fcc, contributes } }
  return `${JSON.stringify(changed, undefined, indent)}\n`
}
