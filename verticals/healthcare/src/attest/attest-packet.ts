import { atOnce, type Steps } from '@fcc/detection'
import { DEFAULT_KEPT_RULES, type KeptRules } from '../deidentify/kept-rules.ts'
import { placesByRules } from '../deidentify/places-by-rules.ts'
import { latestRevealingYear } from '../deidentify/revealing-year.ts'
import { parseMarker } from '../marker.ts'
import type { Vocabulary } from '../vocabulary/vocabulary.ts'
import { type CaseDoubt, findCaseDoubts } from './case-doubt.ts'
import { findSuspects, type Suspect } from './find-suspects.ts'
import { packetSections } from './packet-section.ts'
import { type Token, tokeniseSteps } from './token.ts'

/** A place that could not be proven safe, or that an earlier round masked for that reason. */
export interface Residual {
  /** Which token of the note it is, counted from 0; masking changes no count. */
  readonly token: number
  readonly suspicion: Suspect['suspicion'] | 'masked-before'
}

/** Where something stands that could not be proven. */
export interface SuspectPlace extends Pick<Token, 'start' | 'end' | 'line'> {
  /** Which token of the packet it is. */
  readonly index: number
  readonly suspicion: Suspect['suspicion']
}

/** What the attestation of a release packet found. */
export interface Attestation {
  /** Every suspect of the packet, by its place there: an attestation holds nothing of the text. */
  readonly suspects: readonly SuspectPlace[]
  /** What de-identification is to mask, what it masked before among it. */
  readonly residuals: readonly Residual[]
  /** Tokens that are proven and are not markers: what is left of the content. */
  readonly provenWords: number
  readonly tokens: number
  /** What of the note is written in one case, so that nothing of it is proven; lines of the note. */
  readonly caseDoubts: readonly CaseDoubt[]
  /** Words and numbers that are not proven: the suspects, and all else on lines in doubt. */
  readonly unproven: number
  /** How many suspects masking can still take away; 0 where another round would change nothing for the better. */
  readonly maskable: number
}

/** Least proven words in a note that was not emptied. */
export const LEAST_PROVEN_WORDS = 5

/**
 * Attests a release packet: proves every token of it safe, or names it as a residual.
 *
 * @returns nothing where the text is no release packet; that is not an attestation
 */
export function attestPacket(
  packet: string,
  vocabulary: Vocabulary,
  kept: KeptRules = DEFAULT_KEPT_RULES,
): Attestation | undefined {
  return atOnce(attestPacketSteps(packet, vocabulary, kept))
}

/** The same in steps, for `inTurns`. */
export function* attestPacketSteps(
  packet: string,
  vocabulary: Vocabulary,
  kept: KeptRules,
): Steps<Attestation | undefined> {
  const sections = packetSections(packet)
  if (!sections) return undefined
  const tokens = yield* tokeniseSteps(packet)
  const revealing = latestRevealingYear(yearsOfMarkers(tokens))
  const note = tokens.filter((token) => isIn(token, sections.note))
  const first = tokens.findIndex((token) => isIn(token, sections.note))
  const places = placesByRules(packet, kept)
  yield packet.length
  const judge = (part: readonly Token[], isReport: boolean): Steps<readonly Suspect[]> =>
    findSuspects(part, { vocabulary, latestRevealingYear: revealing, isReport, places })
  const inNote = yield* judge(note, false)
  const around = yield* judge(
    tokens.filter((token) => token.end <= sections.note.start),
    false,
  )
  const codes = tokens.filter((token) => token.start >= sections.note.end)
  const shift = (suspects: readonly Suspect[], by: number): readonly SuspectPlace[] =>
    suspects.map(({ index, suspicion, token: { start, end, line } }) => ({
      ...{ index: index + by, suspicion, start, end, line },
    }))
  const suspects = [
    ...shift(around, 0),
    ...shift(inNote, Math.max(first, 0)),
    ...shift(yield* judge(codes, true), tokens.length - codes.length),
  ]
  const suspected = new Set(inNote.map((suspect) => suspect.index))
  const proven = note.filter((token, index) => !token.isMarker && !suspected.has(index))
  const { text: noteText, firstLine } = noteOf(packet, sections.note)
  const caseDoubts = yield* findCaseDoubts(noteText, vocabulary)
  const inDoubt = new Set<number>()
  for (const { lines } of caseDoubts) {
    for (let line = lines.first; line <= lines.last; line += 1) inDoubt.add(firstLine + line)
  }
  const canBeMended = caseDoubts.length === 0 && proven.length >= LEAST_PROVEN_WORDS
  return {
    suspects,
    residuals: residualsOf(note, inNote),
    provenWords: proven.length,
    tokens: tokens.length,
    caseDoubts,
    unproven: suspects.length + proven.filter(({ line }) => inDoubt.has(line)).length,
    maskable: canBeMended ? inNote.length : 0,
  }
}

/** The note without the blank lines around it, and how many lines of the packet are before it, less one. */
function noteOf(
  packet: string,
  { start, end }: { readonly start: number; readonly end: number },
): { readonly text: string; readonly firstLine: number } {
  const text = packet.slice(start, end)
  const blank = /^(?:[^\S\n]*\n)*/.exec(text)?.[0].length ?? 0
  const before = packet.slice(0, start + blank).split('\n').length - 1
  return { text: text.slice(blank), firstLine: before - 1 }
}

function residualsOf(note: readonly Token[], suspects: readonly Suspect[]): readonly Residual[] {
  const masked = note.flatMap((token, index): readonly Residual[] =>
    token.isMarker && parseMarker(token.text)?.kind === 'unproven'
      ? [{ token: index, suspicion: 'masked-before' }]
      : [],
  )
  const found = suspects.map(({ index, suspicion }): Residual => ({ token: index, suspicion }))
  return [...masked, ...found].sort((left, right) => left.token - right.token)
}

function yearsOfMarkers(tokens: readonly Token[]): readonly number[] {
  return tokens.flatMap((token) => {
    const marker = token.isMarker ? parseMarker(token.text) : undefined
    return marker?.kind === 'date' && /^\d{4}$/.test(marker.detail ?? '')
      ? [Number(marker.detail)]
      : []
  })
}

function isIn(token: Token, section: { readonly start: number; readonly end: number }): boolean {
  return token.start >= section.start && token.end <= section.end
}
