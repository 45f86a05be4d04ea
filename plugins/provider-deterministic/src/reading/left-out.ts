import { counted } from '../sections/section.ts'
import type { Fact } from './brief.ts'

/** Runs of lines that are named; what is beyond is counted. */
const NAMED_RUNS = 6

/** Statements of one source that an answer leaves out. */
export interface LeftOut {
  /** The source, where there are several. */
  readonly of: string | undefined
  /** `lines 3-5, 8` */
  readonly lines: string
}

/** Which statements an answer leaves out: a reader has to know that there is more, and where. */
export function leftOut(facts: readonly Fact[], chosen: ReadonlySet<Fact>): readonly LeftOut[] {
  const sources = [...new Set(facts.map(({ artifact }) => artifact))]
  return sources.flatMap((source) => {
    const own = facts.filter(({ artifact }) => artifact === source)
    const left = own.filter((fact) => !chosen.has(fact))
    if (left.length === 0) return []
    const runs = runsOf(left)
    const named = runs.slice(0, NAMED_RUNS).join(', ')
    const more =
      runs.length > NAMED_RUNS ? `, … (${left.length} of ${counted(own.length, 'statement')})` : ''
    const word = named.includes('-') || runs.length > 1 ? 'lines' : 'line'
    return [{ of: sources.length > 1 ? source : undefined, lines: `${word} ${named}${more}` }]
  })
}

/** Lines as runs: `3-5`, `8`. */
function runsOf(facts: readonly Fact[]): readonly string[] {
  const runs: { first: number; last: number }[] = []
  for (const { line, endLine } of facts) {
    const run = runs.at(-1)
    if (run && line <= run.last + 1) run.last = Math.max(run.last, endLine)
    else runs.push({ first: line, last: endLine })
  }
  return runs.map(({ first, last }) => (first === last ? `${first}` : `${first}-${last}`))
}
