import { atOnce, type Steps } from '@fcc/detection'
import { latestRevealingYear } from '../deidentify/revealing-year.ts'
import { parseMarker } from '../marker.ts'
import type { Vocabulary } from '../vocabulary/vocabulary.ts'
import { findSuspects, type Suspect } from './find-suspects.ts'
import { packetSections } from './packet-section.ts'
import { type Token, tokeniseSteps } from './token.ts'

/** A place that could not be proven safe, or that an earlier round masked for that reason. */
export interface Residual {
  /** Which token of the note it is, counted from 0; masking changes no count. */
  readonly token: number
  readonly suspicion: Suspect['suspicion'] | 'masked-before'
}

/** What the attestation of a release packet found. */
export interface Attestation {
  /** Every suspect of the packet, with its place in the packet. */
  readonly suspects: readonly Suspect[]
  /** What de-identification is to mask, what it masked before among it. */
  readonly residuals: readonly Residual[]
  /** Tokens that are proven and are not markers: what is left of the content. */
  readonly provenWords: number
  readonly tokens: number
}

/** Least proven words in a note that was not emptied. */
export const LEAST_PROVEN_WORDS = 5

/**
 * Attests a release packet: proves every token of it safe, or names it as a residual.
 *
 * @returns nothing where the text is no release packet; that is not an attestation
 */
export function attestPacket(packet: string, vocabulary: Vocabulary): Attestation | undefined {
  return atOnce(attestPacketSteps(packet, vocabulary))
}

/** The same in steps, for `inTurns`. */
export function* attestPacketSteps(
  packet: string,
  vocabulary: Vocabulary,
): Steps<Attestation | undefined> {
  const sections = packetSections(packet)
  if (!sections) return undefined
  const tokens = yield* tokeniseSteps(packet)
  const revealing = latestRevealingYear(yearsOfMarkers(tokens))
  const note = tokens.filter((token) => isIn(token, sections.note))
  const first = tokens.findIndex((token) => isIn(token, sections.note))
  const judge = (part: readonly Token[], isReport: boolean): Steps<readonly Suspect[]> =>
    findSuspects(part, { vocabulary, latestRevealingYear: revealing, isReport })
  const inNote = yield* judge(note, false)
  const around = yield* judge(
    tokens.filter((token) => token.end <= sections.note.start),
    false,
  )
  const codes = tokens.filter((token) => token.start >= sections.note.end)
  const shift = (suspects: readonly Suspect[], by: number): readonly Suspect[] =>
    suspects.map((suspect) => ({ ...suspect, index: suspect.index + by }))
  const suspects = [
    ...around,
    ...shift(inNote, Math.max(first, 0)),
    ...shift(yield* judge(codes, true), tokens.length - codes.length),
  ]
  const suspected = new Set(inNote.map((suspect) => suspect.index))
  return {
    suspects,
    residuals: residualsOf(note, inNote),
    provenWords: note.filter((token, index) => !token.isMarker && !suspected.has(index)).length,
    tokens: tokens.length,
  }
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
