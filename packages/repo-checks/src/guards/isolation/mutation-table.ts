import type { Guard } from '../guard.ts'
import { EXPLAINED_SURVIVORS } from './explained-survivors.ts'
import type { MutationResults } from './mutation-results.ts'

/** Where the score stands, between two lines that a run looks for. */
export const SCORE_PLACE = {
  file: 'packages/isolation/README.md',
  begin: '<!-- mutation run: written by pnpm mutate:isolation --write -->',
  end: '<!-- end of mutation run -->',
} as const

/** A text with the table in its place. Pure. @throws Error where it has none */
export function withTable(text: string, table: string): string {
  const { file, begin, end } = SCORE_PLACE
  const [start, stop] = [text.indexOf(begin), text.indexOf(end)]
  if (start < 0 || stop < 0) throw new Error(`${file} has no place for the table.`)
  return `${text.slice(0, start + begin.length)}\n\n${table}\n\n${text.slice(stop)}`
}

const KINDS: readonly (readonly [string, (guard: Guard) => boolean])[] = [
  [
    'The tenant in statements, SQLite',
    ({ file, guard }) => isPredicate(guard) && !isPostgres(file),
  ],
  [
    'The tenant in statements, PostgreSQL',
    ({ file, guard }) => isPredicate(guard) && isPostgres(file),
  ],
  ['Row-level security, policies and grants', ({ file }) => /\/schema\//.test(file)],
  ['Checks of who may, and of what is still open', ({ guard }) => guard.startsWith('capability')],
]

/** Whether nobody noticed for a second guard, which is taken away together with it elsewhere. */
const isHeld = (guard: string, results: MutationResults): boolean =>
  results[guard]?.outcome === 'missed' && guard in EXPLAINED_SURVIVORS

const isPredicate = (guard: string): boolean => guard.startsWith('predicate')
const isPostgres = (file: string): boolean => file.startsWith('plugins/store-postgres/')

/** The score of each kind of guard, and whatever went unnoticed, as a table and a list. Pure. */
export function mutationTable(mutants: readonly Guard[], results: MutationResults): string {
  const rows = [...KINDS, ['All', () => true] as const].map(([kind, isOf]) => {
    const all = mutants.filter(isOf)
    const count = (outcome: 'noticed' | 'missed'): number =>
      all.filter(({ guard }) => results[guard]?.outcome === outcome).length
    const held = all.filter(({ guard }) => isHeld(guard, results)).length
    const tried = count('noticed') + count('missed')
    const score =
      tried === 0 ? 'not tried' : `${((100 * (count('noticed') + held)) / tried).toFixed(1)} %`
    return `| ${kind} | ${all.length} | ${tried} | ${count('noticed')} | ${held} | ${score} |`
  })
  const days = Object.values(results).map(({ day }) => day)
  const unexplained = mutants.filter(
    ({ guard }) => results[guard]?.outcome === 'missed' && !isHeld(guard, results),
  )
  return [
    '| Guard | There are | Tried | Noticed gone | Held by a second | Score of those tried |',
    '|---|---|---|---|---|---|',
    ...rows,
    '',
    days.length === 0
      ? 'Never tried.'
      : `Tried from ${days.toSorted()[0]} to ${days.toSorted().at(-1)}.`,
    ...(unexplained.length === 0 ? [] : ['', 'Gone and not noticed:', '']),
    ...unexplained.map(({ guard }) => `- \`${guard}\``),
  ].join('\n')
}
