import type { Validator } from '@fcc/contracts'
import type { Settings } from '../settings.ts'
import { type RowIssue, tableIssues } from './table-issues.ts'

/** The five classes of a sequence variant. */
export type VariantClass =
  | 'pathogenic'
  | 'likely pathogenic'
  | 'benign'
  | 'likely benign'
  | 'uncertain significance'

const CRITERION =
  /^(?:PVS1|PS[1-4]|PM[1-6]|PP[1-5]|BA1|BS[1-4]|BP[1-7])(?:_(?:Very ?Strong|Strong|Moderate|Supporting))?$/i

/** How strong a criterion is, by its own strength or the one that was chosen behind an underscore. */
function strengthOf(criterion: string): string {
  const chosen = /_(.+)$/.exec(criterion)?.[1]?.toLowerCase().replace(' ', '')
  const side = criterion.charAt(0).toUpperCase()
  const short = { verystrong: 'VS', strong: 'S', moderate: 'M', supporting: 'P' }[chosen ?? '']
  return short ? `${side}${short}` : criterion.replace(/\d.*$/, '').toUpperCase()
}

/**
 * Combines criteria to a class. Evidence for both sides, or too little for any, is of uncertain significance.
 *
 * Source: S. Richards et al., Genetics in Medicine 17 (2015) 405-424, table 5.
 *
 * @returns nothing where something is no criterion
 * @example
 * variantClass(['PVS1', 'PS1'])  // 'pathogenic'
 * variantClass(['BS1', 'BP4'])   // 'likely benign'
 */
export function variantClass(criteria: readonly string[]): VariantClass | undefined {
  if (criteria.some((criterion) => !CRITERION.test(criterion))) return undefined
  const counts = new Map<string, number>()
  for (const strength of new Set(criteria.map((each) => each.toUpperCase()))) {
    const kind = strengthOf(strength)
    counts.set(kind, (counts.get(kind) ?? 0) + 1)
  }
  const of = (kind: string) => counts.get(kind) ?? 0
  const [veryStrong, strong, moderate, supporting] = [of('PVS'), of('PS'), of('PM'), of('PP')]
  const isPathogenic =
    (veryStrong >= 1 &&
      (strong >= 1 || moderate >= 2 || (moderate >= 1 && supporting >= 1) || supporting >= 2)) ||
    strong >= 2 ||
    (strong === 1 &&
      (moderate >= 3 || (moderate === 2 && supporting >= 2) || (moderate === 1 && supporting >= 4)))
  const isLikelyPathogenic =
    (veryStrong === 1 && moderate === 1) ||
    (strong === 1 && moderate >= 1) ||
    (strong === 1 && supporting >= 2) ||
    moderate >= 3 ||
    (moderate === 2 && supporting >= 2) ||
    (moderate === 1 && supporting >= 4)
  const isBenign = of('BA') >= 1 || of('BS') >= 2
  const isLikelyBenign = (of('BS') === 1 && of('BP') >= 1) || of('BP') >= 2
  const isForHarm = isPathogenic || isLikelyPathogenic
  const isAgainst = isBenign || isLikelyBenign
  if (isForHarm === isAgainst) return 'uncertain significance'
  if (isForHarm) return isPathogenic ? 'pathogenic' : 'likely pathogenic'
  return isBenign ? 'benign' : 'likely benign'
}

/** Names every variant of a table whose class does not follow from its criteria. */
export const variantClassification: Validator<Settings> = {
  id: 'fcc-healthcare/variant-classification',
  title: 'Classes of variants follow from their criteria (ACMG and AMP, 2015)',
  validate: ({ text }) =>
    tableIssues(text, ['criteria', 'classification'], (rows) =>
      rows.flatMap((row, index): readonly RowIssue[] => {
        const criteria = (row.get('criteria') ?? '').split(/[\s;,+]+/).filter((each) => each !== '')
        const derived = variantClass(criteria)
        const said = (row.get('classification') ?? '').toLowerCase()
        const at = { row: index + 1 }
        if (derived === undefined) {
          return [
            { ...at, code: 'unknown-criterion', message: 'has something that is no criterion' },
          ]
        }
        return said === derived || said === `${derived}`.replace('uncertain significance', 'vus')
          ? []
          : [{ ...at, code: 'class-differs', message: `is ${derived} by its criteria` }]
      }),
    ),
}
