import ts from 'typescript'
import { declarationsOf } from '../source/declarations.ts'
import { publishedPackages } from '../source/repository.ts'

/** A number in the code that bounds something or stands in where nobody says, by its name. */
export interface FixedLimit {
  readonly name: string
  readonly package: string
  /** As the source writes it. */
  readonly value: string
  readonly comment: string
}

/** Every constant whose name begins with `DEFAULT_`, `MAX_` or `MIN_` and that is a number. */
export function collectFixedLimits(): readonly FixedLimit[] {
  return publishedPackages().flatMap(({ folder, fields }) =>
    [...declarationsOf(folder).values()].flatMap(({ name, node, comment }): FixedLimit[] => {
      if (!/^(DEFAULT|MAX|MIN)_/.test(name) || !ts.isVariableDeclaration(node)) return []
      const value = node.initializer?.getText() ?? ''
      if (!/^[\d_.\s*]+$/.test(value)) return []
      return [{ name, package: fields.name, value: value.replaceAll('_', ' '), comment }]
    }),
  )
}
