import type { Guard } from '../guard.ts'
import { EXPLAINED_SURVIVORS } from './explained-survivors.ts'
import type { MutationResults } from './mutation-results.ts'

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
