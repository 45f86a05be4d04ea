import { textForm } from '@fcc/contracts'
import type { Steps } from '@fcc/detection'
import { deidentifySteps } from '../deidentify/deidentify.ts'
import type { KeptRules } from '../deidentify/kept-rules.ts'
import { placesByRules } from '../deidentify/places-by-rules.ts'
import { latestRevealingYear } from '../deidentify/revealing-year.ts'
import { PHI_DETECTOR } from '../detector/phi-detector.ts'
import type { Vocabulary } from '../vocabulary/vocabulary.ts'
import { attestPacketSteps } from './attest-packet.ts'
import { caseDoubtText, findCaseDoubts } from './case-doubt.ts'
import { findSuspects, type Suspect } from './find-suspects.ts'
import { tokeniseSteps } from './token.ts'

/** Why it cannot be said of a text that nothing in it identifies anybody. */
export interface Unjudged {
  /** `form`: it is no prose. `case`: capitals tell names from words, and part of it has one case only. */
  readonly reason: 'form' | 'case' | Suspect['suspicion']
  /** For people, without anything of the text. */
  readonly message: string
  /** How many words and numbers; absent where it is the whole text. */
  readonly count?: number | undefined
}

/**
 * What the search for identifiers could not judge of a text: it finds names and numbers in prose, so a
 * form that is no prose, what is written in one case, and every word and number that is neither found nor proven
 * harmless were not checked. Empty where all of it was.
 *
 * @example
 * findUnjudged('PID|1||4711^^^RIV', vocabulary, DEFAULT_KEPT_RULES)[0]?.reason   // 'form'
 */
export function* findUnjudged(
  text: string,
  vocabulary: Vocabulary,
  kept: KeptRules,
): Steps<readonly Unjudged[]> {
  const form = textForm(text)
  if (form) {
    const message = `it is ${form.name}, which is not taken apart by field here; deidentify-records does`
    return [{ reason: 'form', message }]
  }
  const packet = yield* attestPacketSteps(text, vocabulary, kept)
  const suspects: readonly Pick<Suspect, 'suspicion'>[] =
    packet?.suspects ?? (yield* suspectsOf(text, vocabulary, kept))
  const groups = [...Map.groupBy(suspects, ({ suspicion }) => suspicion)]
  const doubts = packet?.caseDoubts ?? (yield* findCaseDoubts(text, vocabulary))
  return [
    ...(doubts.length === 0
      ? []
      : [{ reason: 'case' as const, message: caseDoubtText(doubts, packet ? 'note' : 'text') }]),
    ...groups
      .map(([reason, all]): Unjudged => ({ reason, message: messageOf(reason), count: all.length }))
      .sort((left, right) => (left.reason < right.reason ? -1 : 1)),
  ]
}

function* suspectsOf(
  text: string,
  vocabulary: Vocabulary,
  kept: KeptRules,
): Steps<readonly Suspect[]> {
  const policy = { detector: PHI_DETECTOR, recordNumbers: 'none', kept } as const
  const deidentified = yield* deidentifySteps(text, [], policy)
  const tokens = yield* tokeniseSteps(deidentified.text)
  return yield* findSuspects(tokens, {
    vocabulary,
    latestRevealingYear: latestRevealingYear([]),
    isReport: false,
    places: placesByRules(deidentified.text, kept),
  })
}

function messageOf(suspicion: Suspect['suspicion']): string {
  return `neither found nor proven harmless (${suspicion.replaceAll('-', ' ')})`
}
