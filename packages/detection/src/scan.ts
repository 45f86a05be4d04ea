import { atOnce, type Steps } from '@fcc/plugin-api'
import type { MatchGroups, Pattern } from './define-pattern.ts'
import { invalidPattern, invalidThreshold } from './diagnostics.ts'
import { eachMatch } from './each-match.ts'
import { compareFindings, type Finding, type FindingExplanation } from './finding.ts'
import { type Reading, readingsSteps } from './readings.ts'
import { type CharacterSet, charactersOf, isIntersecting } from './required-characters.ts'
import { scoreMatch } from './score-match.ts'
import type { TextSpan } from './text-span.ts'
import type { WordKnowledge } from './word-knowledge.ts'

/** Settings of a scan; each has a default. */
export interface ScanOptions {
  /** Findings below it are not reported. Default 0.4. */
  readonly threshold?: number
  /** The least confidence of a finding that shows only once numbers are rejoined or letters bared of marks. Default 0.5. */
  readonly rejoinedThreshold?: number
  /** The least confidence of a finding that shows only in the letters of prose. Default 0.5. */
  readonly recasedThreshold?: number
  /** What is known of words; with it texts in capitals or lower case alone are read as prose. */
  readonly words?: WordKnowledge
  /** Named as the detector of every finding. Default: each pattern's own id. */
  readonly detector?: string
}

/**
 * Finds every match of the patterns in a text, in each of its readings, and scores it. Findings may
 * overlap (see `mergeFindings`), are sorted, and are the same whatever the order of the patterns.
 * Time is linear in the text's length. Throws `FCC_DETECTION_INVALID_THRESHOLD`, and
 * `FCC_DETECTION_INVALID_PATTERN` for a pattern that matches without a character.
 *
 * @example
 * scan('MRN: 00482910', [medicalRecordNumber])
 * // [{ category: 'phi/medical-record-number', span: { start: 5, end: 13 }, confidence: 0.9, … }]
 */
export function scan(
  text: string,
  patterns: readonly Pattern[],
  options: ScanOptions = {},
): Finding[] {
  return atOnce(scanSteps(text, patterns, options))
}

/**
 * The same scan in steps, one pattern over one reading up to its next match each, for `inTurns`: a long
 * text does not hold up whatever else the process does.
 *
 * @example
 * const findings = await inTurns(scanSteps(text, patterns), { signal })
 */
export function* scanSteps(
  text: string,
  patterns: readonly Pattern[],
  options: ScanOptions = {},
): Steps<Finding[]> {
  const threshold = checkedThreshold('threshold', options.threshold ?? 0.4)
  const rejoined = checkedThreshold('rejoinedThreshold', options.rejoinedThreshold ?? 0.5)
  const recased = checkedThreshold('recasedThreshold', options.recasedThreshold ?? 0.5)
  const best = new Map<string, Finding>()
  for (const reading of yield* readingsSteps(text, options.words)) {
    const present = charactersOf(reading.text.text)
    const least = leastOf(reading.kind)
    yield reading.text.text.length
    for (const pattern of patterns) {
      if (!canMatch(pattern, present)) continue
      yield* collect(pattern, reading, least, options.detector, best)
    }
  }
  return [...best.values()].sort(compareFindings)

  function leastOf(kind: Reading['kind']): number {
    if (kind === 'recased') return Math.max(threshold, recased)
    return kind === 'rejoined' || kind === 'unmarked' ? Math.max(threshold, rejoined) : threshold
  }
}

function* collect(
  pattern: Pattern,
  reading: Reading,
  least: number,
  detector: string | undefined,
  best: Map<string, Finding>,
): Steps<void> {
  const { text } = reading.text
  yield* eachMatch(text, pattern.compiled, (match) => {
    if (match[0] === '') throw invalidPattern(pattern.id, 'its expression matches the empty text')
    const local = valueSpan(match, pattern)
    if (local === undefined) return
    const value = text.slice(local.start, local.end)
    const groups: MatchGroups = match.groups ?? {}
    const explanation = scoreMatch(pattern, { text, span: local, value, groups })
    if (explanation === undefined || explanation.final < least) return
    const span = reading.text.originalSpan(local)
    keepBest(best, findingOf(pattern, span, explanation, detector))
  })
}

function findingOf(
  pattern: Pattern,
  span: TextSpan,
  explanation: FindingExplanation,
  detector: string | undefined,
): Finding {
  return {
    category: pattern.category,
    span,
    confidence: explanation.final,
    detector: detector ?? pattern.id,
    explanation,
  }
}

function keepBest(best: Map<string, Finding>, finding: Finding): void {
  const key = `${finding.span.start}:${finding.span.end}:${finding.category}`
  const known = best.get(key)
  if (known === undefined || isBetter(finding, known)) best.set(key, finding)
}

/** Higher confidence; at a tie the first pattern by id, so that their order does not matter. */
function isBetter(finding: Finding, known: Finding): boolean {
  if (finding.confidence !== known.confidence) return finding.confidence > known.confidence
  return (finding.explanation?.pattern ?? '') < (known.explanation?.pattern ?? '')
}

/** What the finding spans: the group named value or the whole match, cut as the pattern says. */
function valueSpan(match: RegExpExecArray, pattern: Pattern): TextSpan | undefined {
  const indices = pattern.hasValueGroup ? match.indices?.groups?.value : undefined
  const start = indices?.[0] ?? match.index
  const end = indices?.[1] ?? match.index + match[0].length
  if (pattern.narrow === undefined) return { start, end }
  const narrowed = pattern.narrow(match.input.slice(start, end))
  return narrowed && { start: start + narrowed.start, end: start + narrowed.end }
}

function canMatch(pattern: Pattern, present: CharacterSet): boolean {
  return pattern.required.every((group) => isIntersecting(group, present))
}

function checkedThreshold(name: string, value: number): number {
  if (!(value >= 0 && value <= 1)) throw invalidThreshold(name, value)
  return value
}
