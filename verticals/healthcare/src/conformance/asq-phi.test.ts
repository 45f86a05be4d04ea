import { describe, expect, it } from 'vitest'
import { attestPacket } from '../attest/attest-packet.ts'
import { CODES_HEADING, NOTE_HEADING } from '../attest/packet-section.ts'
import { deidentify } from '../deidentify/deidentify.ts'
import { DEFAULT_KEPT_RULES } from '../deidentify/kept-rules.ts'
import { readVocabulary } from '../vocabulary/read-vocabulary.ts'
import { readTaggedQueries, type TaggedQuery } from './asq-phi.ts'
import { conformanceFile } from './shared-data.ts'

/** The bars: recall of all identifiers, and clean queries that lose anything at all. */
const LEAST_RECALL = 0.95
const MOST_CLEAN_TOUCHED = 0.1
/** The share of identifiers that may stand in an attested text. */
const MOST_LEFT = 0.005
/** Rounds of attestation and masking: what the workflow allows. */
const ROUNDS = 4

const path = conformanceFile('phi/asq-phi-open.txt')
const known = path ? readTaggedQueries(path) : []
// The word lists were written with the even ones in view, the patterns with the first third.
const queries = known.filter((_, index) => index % 2 === 1 && index >= known.length / 3)

const masked = (query: TaggedQuery) =>
  deidentify(query.text, [], { detector: 'test', recordNumbers: 'none', kept: DEFAULT_KEPT_RULES })
    .identifiers

describe('the ASQ-PHI queries that nothing was tuned on', () => {
  it('lose their identifiers and keep the rest', () => {
    if (!path) return
    let found = 0
    let whole = 0
    let all = 0
    const missed = new Map<string, number>()
    let clean = 0
    let touched = 0
    for (const query of queries) {
      const spans = masked(query).map(({ span }) => span)
      if (query.values.length === 0) {
        clean += 1
        if (spans.length > 0) touched += 1
      }
      for (const { kind, value } of query.values) {
        const start = query.text.indexOf(value)
        if (start < 0) continue
        const end = start + value.length
        const covered = spans.reduce(
          (sum, span) => sum + Math.max(0, Math.min(span.end, end) - Math.max(span.start, start)),
          0,
        )
        all += 1
        if (covered > 0) found += 1
        else missed.set(kind, (missed.get(kind) ?? 0) + 1)
        if (covered >= 0.99 * value.length) whole += 1
      }
    }
    const share = (part: number, of: number) =>
      `${part} of ${of} (${((100 * part) / of).toFixed(1)} %)`
    process.stdout.write(
      [
        `ASQ-PHI, ${queries.length} queries not tuned on:`,
        `  identifiers found ${share(found, all)}, whole ${share(whole, all)}`,
        `  clean queries touched ${share(touched, clean)}`,
        `  missed by kind ${[...missed].map(([kind, count]) => `${kind} ${count}`).join(', ') || 'none'}`,
        '',
      ].join('\n'),
    )
    expect(all).toBeGreaterThan(450)
    expect(found / all).toBeGreaterThanOrEqual(LEAST_RECALL)
    expect(touched / clean).toBeLessThanOrEqual(MOST_CLEAN_TOUCHED)
  })

  it('lose the last of them to attestation, which masks more than it must', () => {
    if (!path) return
    const vocabulary = readVocabulary()
    let attested = 0
    let doubted = 0
    let left = 0
    let all = 0
    let clean = 0
    let untouched = 0
    for (const query of queries) {
      let residuals: readonly number[] = []
      let text = ''
      let isAttested = false
      let isDoubted = false
      for (let round = 0; round < ROUNDS && !isAttested; round += 1) {
        text = deidentify(query.text, residuals, {
          detector: 'test',
          recordNumbers: 'none',
          kept: DEFAULT_KEPT_RULES,
        }).text
        const packet = `${NOTE_HEADING}\n\n${text}\n\n${CODES_HEADING}\n`
        const attestation = attestPacket(packet, vocabulary)
        residuals = attestation?.residuals.map(({ token }) => token) ?? []
        isAttested = attestation?.suspects.length === 0
        isDoubted = (attestation?.caseDoubts.length ?? 0) > 0
      }
      if (isDoubted) doubted += 1
      if (isAttested) attested += 1
      all += query.values.length
      left += query.values.filter(({ value }) => isLeft(query.text, text, value)).length
      if (query.values.length === 0) {
        clean += 1
        if (text === query.text) untouched += 1
      }
    }
    process.stdout.write(
      [
        `ASQ-PHI, the same queries after attestation:`,
        `  attested ${attested} of ${queries.length}, in doubt by their capitals ${doubted}, identifiers left ${left} of ${all}`,
        `  clean queries untouched ${untouched} of ${clean}`,
        '',
      ].join('\n'),
    )
    expect(attested).toBe(queries.length)
    expect(left / all).toBeLessThanOrEqual(MOST_LEFT)
  })
})

/** An identifier is left where it stands in the text as often as before. */
function isLeft(before: string, after: string, value: string): boolean {
  return after.split(value).length === before.split(value).length
}
