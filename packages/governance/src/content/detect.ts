import type { Call, Detector, Finding } from '@fcc/contracts'
import { compareFindings, type MappedText, mergeFindings, textFormsSteps } from '@fcc/detection'
import { atOnceOrInTurns } from '@fcc/plugin-api'
import { isCovered } from '../labels/label-set.ts'
import { whenReady } from './maybe-promise.ts'

/** A detector with the tenant's settings for its plugin. */
export interface ConfiguredDetector {
  readonly detector: Detector<unknown>
  readonly settings: unknown
}

/** What detectors say of a text, and which of them failed. */
export interface Detection {
  /** Merged within each category, by place; spans into the text as it was given. */
  readonly findings: readonly Finding[]
  /** Ids of detectors that threw, or whose findings make no sense. */
  readonly couldNotCheck: readonly string[]
}

/** What a detector is called with, besides its settings, and how much it may find. */
export interface DetectCall extends Omit<Call<unknown>, 'settings'> {
  /** The most findings that one detector may have in one text. */
  readonly maxFindings: number
}

/**
 * Runs every detector over the text in its normal form, or as it was given, and once more over what escapes of
 * JSON in it stand for. A failing one is named, never taken for a quiet one; so is one that finds more than it
 * may in one of them: a part of its findings would leave the rest unredacted.
 */
export function detect(
  text: string,
  detectors: readonly ConfiguredDetector[],
  { maxFindings, ...call }: DetectCall,
): Detection | Promise<Detection> {
  const read = atOnceOrInTurns(text, textFormsSteps(text), call)
  const settled = whenReady(read, (forms) => {
    const outcomes = detectors.flatMap(({ detector, settings }) =>
      forms[detector.reads ?? 'normal_form'].map((mapped) =>
        runDetector(detector, { mapped, maxFindings }, { ...call, settings }),
      ),
    )
    const isPending = outcomes.some((outcome) => outcome instanceof Promise)
    return isPending ? Promise.all(outcomes) : (outcomes as readonly Outcome[])
  })
  return whenReady(settled, (all) => {
    const found = all.flatMap(({ findings }) => findings ?? [])
    return {
      findings: Object.freeze(mergeWithinCategories(found)),
      couldNotCheck: [
        ...new Set(all.filter(({ findings }) => findings === undefined).map(({ id }) => id)),
      ],
    }
  })
}

interface Outcome {
  readonly id: string
  /** In the original text; `undefined` where the detector failed. */
  readonly findings: readonly Finding[] | undefined
}

/** The text that is looked into, and how much one detector may find in it. */
interface Looked {
  readonly mapped: MappedText
  readonly maxFindings: number
}

function runDetector(
  detector: Detector<unknown>,
  looked: Looked,
  call: Call<unknown>,
): Outcome | Promise<Outcome> {
  const { id } = detector
  try {
    const answer = detector.detect(looked.mapped.text, call)
    if (!(answer instanceof Promise)) return { id, findings: believed(answer, detector, looked) }
    return answer.then(
      (findings) => ({ id, findings: believed(findings, detector, looked) }),
      () => ({ id, findings: undefined }),
    )
  } catch {
    return { id, findings: undefined }
  }
}

/**
 * The findings with spans into the original text; `undefined` where one of them cannot be believed.
 * They are stored in records unencrypted: whatever else a detector adds might be the text itself, and goes.
 */
function believed(
  findings: readonly Finding[],
  { id, categories }: Detector<unknown>,
  { mapped, maxFindings }: Looked,
): readonly Finding[] | undefined {
  const { length } = mapped.text
  if (!Array.isArray(findings) || findings.length > maxFindings) return undefined
  if (!findings.every((each) => isFinding(each, categories, length))) return undefined
  return findings.map(({ category, confidence, span }) => ({
    category,
    confidence,
    detector: id,
    span: mapped.originalSpan(span),
  }))
}

function isFinding(value: unknown, known: readonly string[], length: number): value is Finding {
  const { category, confidence, span } = (value ?? {}) as Partial<Finding>
  return (
    typeof category === 'string' &&
    known.some((declared) => isCovered(category, declared)) &&
    isPlainCategory(category, known) &&
    typeof confidence === 'number' &&
    confidence >= 0 &&
    confidence <= 1 &&
    Number.isInteger(span?.start) &&
    Number.isInteger(span?.end) &&
    span !== undefined &&
    span.start >= 0 &&
    span.start <= span.end &&
    span.end <= length
  )
}

const plain = /^[\p{L}\p{N}][\p{L}\p{N} ._/&'-]{0,79}$/u
const number = /\p{N}{4}/u

/**
 * Whether a category may be stored unencrypted: declared as it is, or what stands behind a declared
 * prefix is a name (an issuer, a marking) with no room for an identifier.
 */
function isPlainCategory(category: string, known: readonly string[]): boolean {
  return known.includes(category) || (plain.test(category) && !number.test(category))
}

/**
 * Merges the findings of each category for itself. Merging them all would let a surer finding of
 * one category hide another's in the same place, and a rule about the hidden one would go quiet.
 */
function mergeWithinCategories(findings: readonly Finding[]): Finding[] {
  if (findings.length < 2) return [...findings]
  const byCategory = Map.groupBy(findings, ({ category }) => category)
  return [...byCategory.values()].flatMap((group) => mergeFindings(group)).sort(compareFindings)
}
