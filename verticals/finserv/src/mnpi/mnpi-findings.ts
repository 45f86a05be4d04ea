import type { Finding } from '@fcc/contracts'
import { atOnce, readingsSteps, type Steps, type TextSpan } from '@fcc/detection'
import { decodeEmbedded } from './decode-embedded.ts'
import { findMentions, type IssuerMention } from './issuer-mentions.ts'
import type { RestrictedIssuer } from './restricted-issuer.ts'
import { readSignals, type TextSignals } from './text-signals.ts'
import { sentenceEnds, windowAround } from './text-window.ts'
import { unwrap } from './unwrap.ts'
import { isUnreadLanguage } from './written-language.ts'

/** What a tenant's control room decides by. */
export interface MnpiPolicy {
  readonly restrictedIssuers: readonly RestrictedIssuer[]
  /** ISINs and LEIs that are on no list and need no second look. */
  readonly clearedIdentifiers: readonly string[]
  /** Sentences on either side of an issuer's name that are read with it. */
  readonly windowSentences: number
  /** The most characters on either side that are read. */
  readonly windowReach: number
  /** Findings below it are not reported, 0..1. */
  readonly threshold: number
  /** Dates after this ISO date lie ahead; without it no date is judged. */
  readonly asOf?: string | undefined
}

/** An issuer that is on no list, yet carries a valid identifier beside both signals. */
export const UNLISTED = 'mnpi-suspected/unlisted-issuer'

/** An issuer in a passage in a language whose signs are not known here: it could not be checked. */
export const UNREAD = 'mnpi-suspected/unread-language'
const UNREAD_CONFIDENCE = 0.75

/**
 * Finds material non-public information: an issuer of the restricted list (by identifier, name,
 * ticker or deal code name) with a word of materiality and a sign that it is not public, within a
 * window of sentences. A statement where it was made public lowers the confidence; a deal named as
 * a project is enough by itself. Base64 in the text is read once. Signs are known in English; an issuer
 * in a passage in another language is `UNREAD`.
 *
 * @example
 * mnpiFindings(memo, { policy, detector: 'fcc-finserv/mnpi' }) // [{ category: 'mnpi/acme', … }]
 */
export function mnpiFindings(
  text: string,
  by: { readonly policy: MnpiPolicy; readonly detector: string },
): readonly Finding[] {
  return atOnce(mnpiFindingsSteps(text, by))
}

/** The same in steps, for `inTurns`. */
export function* mnpiFindingsSteps(
  text: string,
  by: { readonly policy: MnpiPolicy; readonly detector: string },
): Steps<readonly Finding[]> {
  const best = new Map<string, Finding>()
  const note = (category: string, span: TextSpan, confidence: number) => {
    if (confidence < by.policy.threshold) return
    const key = `${category}:${span.start}`
    if ((best.get(key)?.confidence ?? 0) >= confidence) return
    best.set(key, { category, span, confidence, detector: by.detector })
  }
  for (const reading of yield* readingsSteps(text)) {
    yield reading.text.text.length
    for (const mapped of unwrap(reading.text)) {
      yield mapped.text.length
      for (const sign of yield* signsIn(mapped.text, by.policy)) {
        note(sign.category, mapped.originalSpan(sign.span), sign.confidence)
      }
    }
  }
  for (const { text: decoded, span } of decodeEmbedded(text)) {
    yield decoded.length
    for (const sign of yield* signsIn(decoded, by.policy))
      note(sign.category, span, sign.confidence)
  }
  return [...best.values()].sort(
    (left, right) =>
      left.span.start - right.span.start || (left.category < right.category ? -1 : 1),
  )
}

/** A window is read by about as many expressions; it decides when others have a turn and nothing else. */
const EXPRESSIONS_OF_A_WINDOW = 10

interface Sign {
  readonly category: string
  readonly span: TextSpan
  readonly confidence: number
}

function* signsIn(text: string, policy: MnpiPolicy): Steps<readonly Sign[]> {
  const mentions = yield* findMentions(text, policy)
  if (mentions.length === 0) return []
  const ends = sentenceEnds(text)
  const around = { ends, sentences: policy.windowSentences, reach: policy.windowReach }
  yield text.length
  const signs: Sign[] = []
  for (const mention of mentions) {
    const { start, end } = windowAround(mention.span, around)
    const window = text.slice(start, end)
    const signals = readSignals(window, policy.asOf)
    const category = mention.issuer === undefined ? UNLISTED : `mnpi/${mention.issuer}`
    const sign = { category, span: mention.span, confidence: weigh(mention, signals) }
    const isUnread = sign.confidence < policy.threshold && isUnreadLanguage(window)
    signs.push(sign)
    if (isUnread) signs.push({ ...sign, category: UNREAD, confidence: UNREAD_CONFIDENCE })
    yield window.length * EXPRESSIONS_OF_A_WINDOW
  }
  return signs
}

/** How sure the signs make us; the threshold lies between what fires and what is public. */
function weigh(mention: IssuerMention, signals: TextSignals): number {
  const isPublic = signals.isPublic && signals.nonPublic !== 'strong'
  if (mention.kind === 'project') return isPublic ? 0.35 : 0.9
  if (!signals.isMaterial) return 0.1
  if (signals.nonPublic === 'strong') return signals.isPublic ? 0.8 : 0.95
  const isHidden = signals.nonPublic === 'weak' || mention.kind === 'code-name'
  if (!isHidden) return 0.2
  return isPublic ? 0.35 : 0.75
}
