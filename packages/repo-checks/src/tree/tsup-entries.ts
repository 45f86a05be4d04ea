import ts from 'typescript'
import { nodesOf, parseSource } from './parse-source.ts'
import type { AuthoredFile } from './tree.ts'

/**
 * The entries of a `tsup.config.ts`, as output name → source: `['src/index.ts']` gives `index`,
 * `{ verify: 'src/verify/index.ts' }` gives `verify`. Read from the text; nothing is run.
 */
export function tsupEntries(config: AuthoredFile): ReadonlyMap<string, string> {
  const entries = new Map<string, string>()
  for (const node of nodesOf(parseSource(config))) {
    if (!ts.isPropertyAssignment(node) || node.name.getText() !== 'entry') continue
    for (const [name, source] of entriesOf(node.initializer)) entries.set(name, source)
  }
  return entries
}

function entriesOf(value: ts.Expression): readonly (readonly [string, string])[] {
  if (ts.isArrayLiteralExpression(value)) {
    return value.elements
      .filter(ts.isStringLiteral)
      .map(({ text }) => [text.replace(/^src\//, '').replace(/\.ts$/, ''), text])
  }
  if (ts.isObjectLiteralExpression(value)) {
    return value.properties.flatMap((property) =>
      ts.isPropertyAssignment(property) && ts.isStringLiteral(property.initializer)
        ? [[nameOf(property.name), property.initializer.text] as const]
        : [],
    )
  }
  return []
}

function nameOf(name: ts.PropertyName): string {
  return ts.isStringLiteral(name) || ts.isIdentifier(name) ? name.text : name.getText()
}
