import type { CitesCheck, DistinctCheck, TracesCheck } from '@fcc/contracts'
import { demandsOf, type Statement } from '@fcc/contracts/statements'
import type { Steps } from '@fcc/plugin-api'
import type { CitedSource } from './cited-source.ts'
import type { CitingBlock, ContentReading } from './content-reading.ts'
import type { ContentVerdict } from './content-verdict.ts'

/** Lines that a reason names; the rest is counted. */
const NAMED_LINES = 5

/** What it costs to hold a block against what it cites, in characters of a scan. */
const BLOCK_COST = 200

/** The share of the sources' statements that the text cites in words of theirs. */
export function* checkTraces(reading: ContentReading, check: TracesCheck): Steps<ContentVerdict> {
  const { of, heading, atLeast } = check
  const names = check.artifact === undefined ? reading.sources : [check.artifact]
  const sources = yield* sourcesOf(reading, names)
  if (sources.length === 0) {
    const what =
      check.artifact === undefined ? 'nothing was handed over' : `there is no ${check.artifact}`
    return { outcome: 'not_measured', reason: `${what} that could be traced` }
  }
  const told = names.join(', ')
  const all = sources.flatMap(([, { statements }]) => statements)
  const wanted = said(of === 'demands' ? demandsOf(all) : all)
  if (wanted.size === 0) return share(0, 0, atLeast, `${told} states nothing`)
  const blocks = yield* reading.blocks(heading)
  if (blocks === undefined) return share(0, 1, atLeast, `no section ${heading}`)
  const cited: Statement[] = []
  for (const [name, source] of sources) {
    for (const block of blocks) {
      yield BLOCK_COST
      cited.push(...citedIn(block, name, source))
    }
  }
  const traced = said(cited)
  const missing = [...wanted].filter(([text]) => !traced.has(text)).map(([, first]) => first)
  const count = wanted.size - missing.length
  const reason = `${count} of ${wanted.size} ${of} of ${told} are cited${within(heading)}`
  return share(count, wanted.size, atLeast, `${reason}${notThose(missing)}`)
}

/** What is said, each once: a source that says something twice asks for it once. */
function said(statements: readonly Statement[]): ReadonlyMap<string, Statement> {
  const found = new Map<string, Statement>()
  for (const each of statements) {
    const text = each.text.toLowerCase()
    if (!found.has(text)) found.set(text, each)
  }
  return found
}

/** The first lines that are missing, and how many there are beyond. */
function notThose(missing: readonly Statement[]): string {
  const lines = [...new Set(missing.map(({ line }) => line))]
  if (lines.length === 0) return ''
  const named = lines.slice(0, NAMED_LINES)
  const rest = lines.length - named.length
  return `, not those of ${lines.length === 1 ? 'line' : 'lines'} ${named.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`
}

/** The share of blocks with a citation that resolves. */
export function* checkCites(reading: ContentReading, check: CitesCheck): Steps<ContentVerdict> {
  const { artifact, heading, atLeast } = check
  const sources = yield* sourcesOf(reading, artifact === undefined ? reading.citable : [artifact])
  if (sources.length === 0) {
    const what = artifact === undefined ? 'nothing was handed over' : `there is no ${artifact}`
    return { outcome: 'not_measured', reason: `${what} that could be cited` }
  }
  const blocks = yield* reading.blocks(heading)
  if (blocks === undefined) return share(0, 1, atLeast, `no section ${heading}`)
  let count = 0
  for (const block of blocks) {
    yield BLOCK_COST
    if (sources.some(([name, source]) => citedIn(block, name, source).length > 0)) count += 1
  }
  const what = artifact ?? 'what was handed over'
  return share(
    count,
    blocks.length,
    atLeast,
    `${count} of ${blocks.length} paragraphs, items and rows${within(heading)} cite ${what} in its words`,
  )
}

/** The share of blocks that say what no block before them says. */
export function* checkDistinct(
  reading: ContentReading,
  { heading, atLeast }: DistinctCheck,
): Steps<ContentVerdict> {
  const blocks = yield* reading.blocks(heading)
  if (blocks === undefined) return share(0, 1, atLeast, `no section ${heading}`)
  const sayings = new Set<string>()
  for (const block of blocks) {
    yield BLOCK_COST
    sayings.add(sayingOf(block))
  }
  const different = sayings.size
  return share(
    different,
    blocks.length,
    atLeast,
    `${different} of ${blocks.length} paragraphs, items and rows${within(heading)} differ`,
  )
}

/** A counter such as `C12`: it differs in every row and says nothing. */
const COUNTER = /^[a-z]{1,3}-?\d+$/

function sayingOf({ saying }: CitingBlock): string {
  return saying
    .filter((word) => !COUNTER.test(word))
    .sort()
    .join(' ')
}

/** The sources of these names that are there. */
function* sourcesOf(
  reading: ContentReading,
  names: readonly string[],
): Steps<readonly (readonly [string, CitedSource])[]> {
  const sources: (readonly [string, CitedSource])[] = []
  for (const name of names) {
    const source = yield* reading.source(name)
    if (source !== undefined) sources.push([name, source])
  }
  return sources
}

function citedIn(block: CitingBlock, artifact: string, source: CitedSource): readonly Statement[] {
  const citations = block.citations.filter((each) => each.artifact === artifact)
  return citations.length === 0 ? [] : source.citedBy(block, citations)
}

/** A share of nothing is none: what has no block says nothing. */
function share(count: number, of: number, atLeast: number, reason: string): ContentVerdict {
  const value = of === 0 ? 0 : count / of
  return { outcome: value >= atLeast ? 'passed' : 'failed', value, reason }
}

function within(heading: string | undefined): string {
  return heading === undefined ? '' : ` under ${heading}`
}
