import { spawn } from 'node:child_process'
import { buffer } from 'node:stream/consumers'
import type { TextSpan } from '@fcc/detection'
import { benchError } from '../diagnostics.ts'
import type { LabelledText } from './labelled-text.ts'
import { codeUnits } from './public-sets.ts'

/** A program that reads texts as JSON lines and answers with spans, line by line. */
export interface OtherDetector {
  readonly name: string
  readonly command: string
  readonly arguments: readonly string[]
  /** What its offsets count. */
  readonly offsets: 'units' | 'points'
}

/** Longest time that one program may take over one set. */
const LIMIT_MS = 15 * 60_000

/**
 * Asks another program what it finds in texts. It must answer for each.
 *
 * @throws FccError FCC_BENCH_SIDE_FAILED
 */
export async function findWith(
  detector: OtherDetector,
  texts: readonly LabelledText[],
): Promise<ReadonlyMap<string, readonly TextSpan[]>> {
  const child = spawn(detector.command, detector.arguments, {
    stdio: ['pipe', 'pipe', 'pipe'],
    timeout: LIMIT_MS,
  })
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  // What it did not read because it ended early is told by its exit code.
  child.stdin.on('error', () => undefined)
  child.stdin.end(texts.map(({ id, text }) => `${JSON.stringify({ id, text })}\n`).join(''))
  const [answer, complaint, code] = await Promise.all([
    buffer(child.stdout),
    buffer(child.stderr),
    ended,
  ]).catch((error: unknown) => {
    throw benchError.sideFailed(detector.name, `${error}`)
  })
  if (code !== 0)
    throw benchError.sideFailed(detector.name, `exit code ${code}: ${`${complaint}`.slice(-400)}`)
  const found = spansOf(`${answer}`, detector, texts)
  if (found.size !== texts.length)
    throw benchError.sideFailed(detector.name, `${found.size} of ${texts.length} texts answered`)
  return found
}

type Answer = { readonly id?: string; readonly spans?: readonly (readonly [number, number])[] }

function spansOf(
  answer: string,
  { offsets }: OtherDetector,
  texts: readonly LabelledText[],
): ReadonlyMap<string, readonly TextSpan[]> {
  const textOf = new Map(texts.map(({ id, text }) => [id, text]))
  const found = new Map<string, readonly TextSpan[]>()
  for (const line of answer.split('\n')) {
    if (line === '') continue
    const { id, spans } = JSON.parse(line) as Answer
    if (id === undefined || spans === undefined) continue
    const units = offsets === 'units' ? (at: number) => at : codeUnits(textOf.get(id) ?? '')
    found.set(
      id,
      spans.map(([start, end]) => ({ start: units(start), end: units(end) })),
    )
  }
  return found
}
