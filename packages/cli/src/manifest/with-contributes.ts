import type { Manifest } from '@fcc/plugin-api'

/** What is written of a plugin's code. */
type Written = Pick<Manifest, 'contributes' | 'points'>

/**
 * The text of a package.json with `fcc.contributes` and `fcc.points` as given; everything else keeps
 * its value and order, and the file its indentation.
 *
 * @example
 * withContributes('{ "fcc": { "id": "acme" } }', { contributes: { scorers: ['acme/readability'] }, points: {} })
 */
export function withContributes(text: string, { contributes, points }: Written): string {
  const content = JSON.parse(text) as { readonly fcc?: Readonly<Record<string, unknown>> }
  const indent = /^([ \t]+)"/m.exec(text)?.[1] ?? '  '
  const changed = {
    ...content,
    fcc: { ...content.fcc, ...pointsIfAny(content.fcc, points), contributes },
  }
  return `${JSON.stringify(changed, undefined, indent)}\n`
}

/** A plugin that defines no point, and never did, has no field that says so. */
function pointsIfAny(
  written: Readonly<Record<string, unknown>> | undefined,
  points: Manifest['points'],
): Partial<Pick<Manifest, 'points'>> {
  return Object.keys(points).length > 0 || written?.points !== undefined ? { points } : {}
}
