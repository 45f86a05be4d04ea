import type { Call, Decision, Finding, LabelSet } from '@fcc/contracts'
import { unreadTypes } from '@fcc/contracts/attachments'
import { placeBeforeSteps, redact } from '@fcc/detection'
import { atOnceOrInTurns } from '@fcc/plugin-api'
import type { DecisionInput } from '../decisions/decision-input.ts'
import type { Governance, LookingWindow } from '../decisions/governance.ts'
import { classifyFindings } from '../labels/classify-findings.ts'
import { joinLabels } from '../labels/join-labels.ts'
import { type ConfiguredDetector, type Detection, detect } from './detect.ts'
import { whenReady } from './maybe-promise.ts'
import { createRecentlyUsed } from './recently-used.ts'
import { mergeDecisions } from './remedied-decision.ts'
import { settledPlace } from './settled-place.ts'

/** How many texts a governor remembers the findings of, where nothing else is said. */
export const DEFAULT_CACHE_SIZE = 10_000

/** How much one detector may find in one text, where nothing else is said: more would take minutes to judge. */
export const DEFAULT_MAX_FINDINGS = 200_000

/** What a content governor is made from; one per tenant, and never shared between tenants. */
export interface ContentGovernorOptions {
  readonly governance: Governance
  readonly detectors: readonly ConfiguredDetector[]
  readonly tenant: Call['tenant']
  /**
   * What the cache knows a text by: an HMAC under a key of the tenant's, so that it holds no text and
   * tells none; over a store in memory, which holds the text anyway, a short text may stand for itself.
   */
  keyedDigest(text: string): string
  /**
   * What a decision's input names a text by, in records: an HMAC under a key of the tenant's. Default
   * `keyedDigest`, where that is one.
   */
  contentDigest?(text: string): string
  /** How many texts to remember the findings of. Default `DEFAULT_CACHE_SIZE`. */
  readonly cacheSize?: number | undefined
  /**
   * The most findings of one detector in one text; one with more could not check it. Default
   * `DEFAULT_MAX_FINDINGS`.
   */
  readonly maxFindings?: number | undefined
}

/** What detection says of a text. */
export interface Inspection extends Detection {
  /** The labels that the findings give. */
  readonly labels: LabelSet
  /** The media type of an attachment that the text is, which no detector reads; absent where it is none. */
  readonly unread?: readonly string[] | undefined
}

/** Whatever of a text nobody could look into: detectors that failed, and what none of them reads. */
export function uncheckedOf({
  couldNotCheck,
  unread = [],
}: Pick<Inspection, 'couldNotCheck' | 'unread'>): readonly string[] {
  return unread.length === 0 ? couldNotCheck : [...couldNotCheck, ...unread]
}

/** Content after governance looked at it. */
export interface GovernedContent {
  readonly decision: Decision
  /** The text after a remedy; without one, the text as it was. */
  readonly text: string
  /** The labels the content came with, joined with those that were found. */
  readonly labels: LabelSet
  /** What is still found in `text`. */
  readonly findings: readonly Finding[]
  /** The detectors that could not look into `text`: of what they would find nothing is known. */
  readonly couldNotCheck: readonly string[]
  /** The media types of attachments that it is, or that go with it; absent where there are none. */
  readonly unread?: readonly string[] | undefined
}

/** A decision's input without what the governor finds out itself. */
export type GovernedInput = Omit<
  DecisionInput,
  'content' | 'labels' | 'findings' | 'couldNotCheck' | 'unread'
>

/** Content as it is given to be looked at. */
export interface ContentToGovern {
  readonly text: string
  readonly labels: LabelSet
  /** The media types of attachments that go with the text, which no detector reads. */
  readonly unread?: readonly string[] | undefined
}

/** A part of a text, with the labels that it comes with. */
export interface TextPartToGovern extends ContentToGovern {
  readonly from: number
  readonly to: number
}

/** Applies the stated order to one piece of content after another. */
export interface ContentGovernor {
  /**
   * Normalise, detect, classify, join labels, decide by predicates, redact where that fixes, detect
   * and decide once more; what is left of approvals is an obligation of the decision. Answers at
   * once where every detector does. Never lowers a label.
   */
  govern(
    content: ContentToGovern,
    input: GovernedInput,
    signal: AbortSignal,
  ): GovernedContent | Promise<GovernedContent>
  /**
   * The same of a part of a text, by what is found in it where it stands: the text around is looked into with
   * it, and what is found there counts for nothing. What is given back is the part.
   *
   * @param part.from where it begins in the text
   * @param part.to where it ends; no finding may reach over either
   */
  governPart(
    part: TextPartToGovern,
    input: GovernedInput,
    signal: AbortSignal,
  ): GovernedContent | Promise<GovernedContent>
  /** How far the detectors look, and which of them decide on the whole text. */
  readonly window: LookingWindow
  /**
   * Whether some detector says by itself how much of a text is settled: it may read anything of what stands before, so
   * all of that is to be there.
   */
  readonly readsAllBefore: boolean
  /**
   * The last place of a text before which nothing changes, whatever is written from another place on. Between the two
   * stands at least so much of it, in every form that detectors look at it in: their windows are counted there, where
   * characters that nobody sees are none. Detectors without a window say it by themselves.
   */
  placeBefore(
    counted: { readonly text: string; readonly place: number; readonly width: number },
    signal: AbortSignal,
  ): number | Promise<number>
  /** Detects and classifies only. */
  inspect(text: string, signal: AbortSignal): Inspection | Promise<Inspection>
}

/**
 * Makes the governor of one tenant.
 *
 * @example
 * const governor = createContentGovernor({ governance, detectors, tenant, keyedDigest })
 * const { decision, text } = await governor.govern(prompt, { at: 'egress', … }, signal)
 */
export function createContentGovernor(options: ContentGovernorOptions): ContentGovernor {
  const { governance, detectors, tenant } = options
  const contentDigest = options.contentDigest ?? options.keyedDigest
  const { schemes } = governance
  const maxFindings = options.maxFindings ?? DEFAULT_MAX_FINDINGS
  const settling = detectors.filter(
    ({ detector }) => detector.window === undefined && detector.settled,
  )
  const cache = createRecentlyUsed<Inspection>(options.cacheSize ?? DEFAULT_CACHE_SIZE)

  function inspect(text: string, signal: AbortSignal): Inspection | Promise<Inspection> {
    const unread = unreadTypes(text, 'whole')
    // Detectors would look at letters and digits that stand for something else, and find nothing.
    if (unread.length > 0) return { ...classified(NOTHING_DETECTED), unread }
    if (detectors.length === 0) return classified(NOTHING_DETECTED)
    // The cache is this governor's own, whose detectors, versions and settings do not change.
    const key = options.keyedDigest(text)
    const known = cache.get(key)
    if (known !== undefined) return known
    return whenReady(detect(text, detectors, { tenant, signal, maxFindings }), (detection) => {
      const inspection = classified(detection)
      // A detector that failed may do better next time.
      if (inspection.couldNotCheck.length === 0) cache.set(key, inspection)
      return inspection
    })
  }

  function classified(detection: Detection): Inspection {
    const labels = classifyFindings(schemes, detection.findings)
    return Object.freeze({ ...detection, labels })
  }

  /** What is found in a part of a text, by its places in the part. */
  function inspectPart(
    text: string,
    { from, to }: Part,
    signal: AbortSignal,
  ): Inspection | Promise<Inspection> {
    return whenReady(inspect(text, signal), (whole) => {
      if (from === 0 && to === text.length) return whole
      const findings = whole.findings.flatMap((finding) => {
        const { start, end } = finding.span
        if (start < from || end > to) return []
        return [{ ...finding, span: { start: start - from, end: end - from } }]
      })
      return classified({ findings, couldNotCheck: whole.couldNotCheck })
    })
  }

  function governPart(
    { text, from, to, labels, unread: beside }: TextPartToGovern,
    asked: GovernedInput,
    signal: AbortSignal,
  ): GovernedContent | Promise<GovernedContent> {
    const part = text.slice(from, to)
    return whenReady(inspectPart(text, { from, to }, signal), (first) => {
      const unread = joined(first.unread, beside)
      const given = unread === undefined ? asked : { ...asked, unread }
      const input = decisionInput(
        given,
        contentDigest(part),
        joinLabels(schemes, labels, first.labels),
        first,
      )
      const decision = governance.decide(input)
      const redacted = governance.resolveRedaction(decision, input)
      if (redacted.length === 0) {
        const { findings, couldNotCheck } = first
        const left = { decision, text: part, labels: input.labels, findings, couldNotCheck }
        return unread === undefined ? left : { ...left, unread }
      }
      const remedied = redact(part, redacted)
      const around = `${text.slice(0, from)}${remedied}${text.slice(to)}`
      const place = { from, to: from + remedied.length }
      return whenReady(inspectPart(around, place, signal), (second) => {
        const labelled = joinLabels(schemes, input.labels, second.labels)
        const again = governance.decide(
          decisionInput(given, contentDigest(remedied), labelled, second),
        )
        return {
          decision: mergeDecisions(decision, again),
          text: remedied,
          labels: labelled,
          findings: second.findings,
          couldNotCheck: second.couldNotCheck,
          ...(unread === undefined ? {} : { unread }),
        }
      })
    })
  }

  return {
    inspect,
    governPart,
    window: {
      width: Math.max(0, ...detectors.map(({ detector }) => detector.window ?? 0)),
      whole: detectors
        .filter(({ detector }) => detector.window === undefined && !detector.settled)
        .map(({ detector }) => detector.id),
    },
    readsAllBefore: settling.length > 0,
    placeBefore({ text, place, width }, signal) {
      const counted = atOnceOrInTurns(text, placeBeforeSteps(text, place, width), { signal })
      if (settling.length === 0) return counted
      return whenReady(counted, (before) =>
        whenReady(settledPlace(text.slice(0, place), settling, { tenant, signal }), (settled) =>
          Math.min(before, settled),
        ),
      )
    },
    govern: (content, given, signal) =>
      governPart({ ...content, from: 0, to: content.text.length }, given, signal),
  }
}

interface Part {
  readonly from: number
  readonly to: number
}

const NOTHING_DETECTED: Detection = Object.freeze({
  findings: Object.freeze([]),
  couldNotCheck: Object.freeze([]),
})

function joined(
  one: readonly string[] | undefined,
  other: readonly string[] | undefined,
): readonly string[] | undefined {
  const all = [...new Set([...(one ?? []), ...(other ?? [])])].sort()
  return all.length === 0 ? undefined : all
}

function decisionInput(
  given: GovernedInput & Pick<DecisionInput, 'unread'>,
  content: string,
  labels: LabelSet,
  { findings, couldNotCheck }: Detection,
): DecisionInput {
  return { ...given, content, labels, findings, couldNotCheck }
}
