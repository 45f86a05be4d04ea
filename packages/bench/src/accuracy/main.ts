import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { FccError } from '@fcc/plugin-api'
import { benchError } from '../diagnostics.ts'
import { installRivals } from '../install-rivals.ts'
import { writeSection } from '../report/readme-section.ts'
import type { AccuracyRow } from './accuracy-row.ts'
import { accuracyTable, unprovenTable } from './accuracy-table.ts'
import { findWith, type OtherDetector } from './find-with.ts'
import { findOurs } from './our-detectors.ts'
import { scoreTexts } from './score-texts.ts'
import { type AccuracySet, accuracySets } from './sets.ts'
import { ordinaryNotes, unprovenWords } from './unproven-words.ts'

const USAGE = `pnpm accuracy [SET…] [--tuned] [--missed] [--ours]

Measures what is found in every set and writes accuracy.json and ACCURACY.md in packages/bench.
  --tuned   the texts that rules may be written with in view; nothing is written
  --missed  with --tuned: what was missed, and what was found beside
  --ours    without the peers, whose rows stay as they are`

const ROOT = new URL('../../../../', import.meta.url)
const RIVALS = new URL('../../rivals/detection/', import.meta.url)
const FILE = new URL('../../accuracy.json', import.meta.url)
const PAGE = new URL('../../ACCURACY.md', import.meta.url)
const OURS = 'fcc'

try {
  await measure()
} catch (error) {
  if (!FccError.is(error)) throw error
  console.error(`${error.code}  ${error.why}\n  Fix  ${error.fix}`)
  process.exitCode = 1
}

async function measure(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      help: { type: 'boolean' },
      tuned: { type: 'boolean', default: false },
      missed: { type: 'boolean', default: false },
      ours: { type: 'boolean', default: false },
    },
  })
  if (values.help === true) {
    console.log(USAGE)
    return
  }
  const shared = process.env.FCC_CONFORMANCE_DATA
  const data = shared === undefined ? new URL('../shared/data/', ROOT) : pathToFileURL(`${shared}/`)
  if (!existsSync(data))
    throw benchError.badFile(fileURLToPath(data), 'it is not there, and the sets are read from it')
  await installRivals(RIVALS, (line) => console.error(line))
  const all = await accuracySets(values.tuned ? 'tuned' : 'reported', { data, rivals: RIVALS })
  const sets = positionals.length === 0 ? all : all.filter(({ id }) => positionals.includes(id))
  const date = new Date().toISOString().slice(0, 10)
  const rows: AccuracyRow[] = []
  const others = values.ours || values.tuned ? [] : otherDetectors(data)
  for (const set of sets) {
    const found = await findOurs(set.texts)
    const row = (detector: string, spans: typeof found): AccuracyRow => ({
      set: set.id,
      title: set.title,
      detector,
      date,
      score: scoreTexts(set.texts, spans),
    })
    rows.push(row(OURS, found))
    if (values.tuned && values.missed) showMissed(set, found)
    for (const other of others) {
      console.error(`${set.id}: ${other.name}`)
      rows.push(row(other.name, await findWith(other, set.texts)))
    }
  }
  console.log(accuracyTable(rows))
  if (!values.tuned) keep(rows)
  if (!values.tuned && positionals.length === 0) await measureUnproven(sets)
}

/** What the second method of fcc-healthcare, which proves words, cannot prove of texts in ordinary case. */
async function measureUnproven(sets: readonly AccuracySet[]): Promise<void> {
  const asq = sets.find(({ id }) => id === 'asq-phi')
  const notes = ordinaryNotes()
  const table = unprovenTable([
    { title: `${notes.length} notes written for this project`, share: await unprovenWords(notes) },
    ...(asq
      ? [{ title: asq.title, share: await unprovenWords(asq.texts.map(({ text }) => text)) }]
      : []),
  ])
  console.log(table)
  writeSection(PAGE, 'unproven', table)
}

function keep(rows: readonly AccuracyRow[]): void {
  const isNew = ({ set, detector }: AccuracyRow): boolean =>
    rows.some((row) => row.set === set && row.detector === detector)
  const kept = existsSync(FILE)
    ? (JSON.parse(readFileSync(FILE, 'utf8')) as readonly AccuracyRow[])
    : []
  const merged = [...kept.filter((row) => !isNew(row)), ...rows]
  writeFileSync(FILE, `${JSON.stringify(merged, null, 2)}\n`)
  writeSection(PAGE, 'accuracy', accuracyTable(merged))
}

/** The peers of npm, and those in Python where the judges of the conformance data are beside it. */
function otherDetectors(data: URL): readonly OtherDetector[] {
  const script = fileURLToPath(new URL('find-identifiers.mjs', RIVALS))
  const judge = new URL('../validators/deidentification/find-identifiers', data)
  const ofNpm = ['redact-pii', 'openredaction'].map((name) => ({
    name,
    command: process.execPath,
    arguments: [script, name],
    offsets: 'units' as const,
  }))
  if (!existsSync(judge)) return ofNpm
  const ofPython = ['presidio', 'presidio-best', 'philter'].map((name) => ({
    name,
    command: fileURLToPath(judge),
    arguments: [name],
    offsets: 'points' as const,
  }))
  return [...ofNpm, ...ofPython]
}

function showMissed({ id, texts }: AccuracySet, found: Awaited<ReturnType<typeof findOurs>>): void {
  for (const each of texts) {
    const spans = found.get(each.id) ?? []
    const misses = each.spans.filter(
      ({ start, end }) => !spans.some((span) => span.start < end && start < span.end),
    )
    const beside = spans.filter(
      ({ start, end }) => !each.spans.some((span) => span.start < end && start < span.end),
    )
    const cut = ({ start, end }: { start: number; end: number }) => each.text.slice(start, end)
    if (misses.length > 0)
      console.log(`${id} missed ${JSON.stringify(misses.map(cut))} in ${each.text}`)
    if (beside.length > 0)
      console.log(`${id} beside ${JSON.stringify(beside.map(cut))} in ${each.text}`)
  }
}
