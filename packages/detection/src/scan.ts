import { atOnce, type Steps } from '@fcc/plugin-api'
import { TRY_COST } from './anchors/anchored-expression.ts'
import { eachCandidate } from './anchors/candidates.ts'
import type { SymbolText } from './anchors/symbols.ts'
import type { MatchGroups, Pattern } from './define-pattern.ts'
import { invalidPattern, invalidThreshold } from './diagnostics.ts'
import { eachMatch, MATCH_COST } from './each-match.ts'
import { compareFindings, type Finding, type FindingExplanation } from './finding.ts'
import { type PatternSet, patternSetFor } from './pattern-set.ts'
import { type Reading, readingsSteps } from './readings.ts'
import { type CharacterSet, isIntersecting } from './required-characters.ts'
import { scoreMatch } from './score-match.ts'
import { symbolsOf } from './symbols-of.ts'
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
  const found: Finding[] = []
  const set = patternSetFor(patterns, text.length)
  for (const reading of yield* readingsSteps(text, options.words)) {
    const symbols = symbolsOf(reading.text)
    const { present, isAscii } = symbols
    const weigh = createWeigher(reading, leastOf(reading.kind), options.detector, found, isAscii)
    yield reading.text.text.length / 4
    const isWanted = patterns.map((pattern) => canMatch(pattern, present))
    if (set !== undefined) yield* eachPlace(reading.text.text, symbols, set, isWanted, weigh)
    for (const index of set?.automaton.untold ?? patterns.keys()) {
      const pattern = patterns[index]
      if (pattern === undefined || !isWanted[index]) continue
      yield* eachMatch(reading.text.text, pattern.compiled, (match) =>
        weigh(pattern, match.index, match.index + match[0].length, match),
      )
    }
  }
  return bestOf(found)

  function leastOf(kind: Reading['kind']): number {
    if (kind === 'recased') return Math.max(threshold, recased)
    return kind === 'rejoined' || kind === 'unmarked' ? Math.max(threshold, rejoined) : threshold
  }
}

/** Looks at one match: its bounds, and with its groups where the pattern has any. */
type Weigh = (
  pattern: Pattern,
  start: number,
  end: number,
  match: RegExpExecArray | undefined,
) => void

/** Tries the patterns where they may begin. What matches next begins behind what matched before, as in a search. */
function* eachPlace(
  text: string,
  symbols: SymbolText,
  { patterns, automaton, tried, grouped }: PatternSet,
  isWanted: readonly boolean[],
  weigh: Weigh,
): Steps<void> {
  const next = new Uint32Array(patterns.length)
  yield* eachCandidate(symbols, automaton, (index, at) => {
    if (!isWanted[index] || at < (next[index] as number)) return 0
    const expression = tried(index)
    expression.lastIndex = at
    if (!expression.test(text)) return TRY_COST
    const end = expression.lastIndex
    const full = grouped(index)
    if (full !== undefined) full.lastIndex = at
    weigh(patterns[index] as Pattern, at, end, full?.exec(text) ?? undefined)
    next[index] = end
    return MATCH_COST
  })
}

function createWeigher(
  reading: Reading,
  least: number,
  detector: string | undefined,
  found: Finding[],
  isAscii: boolean,
): Weigh {
  const { text } = reading.text
  let lowered: string | undefined
  return (pattern, start, end, match) => {
    if (start === end) throw invalidPattern(pattern.id, 'its expression matches the empty text')
    const local = valueSpan(text, start, end, match, pattern)
    if (local === undefined) return
    const value = text.slice(local.start, local.end)
    const groups: MatchGroups = match?.groups ?? {}
    // Beyond ASCII a letter in lower case may be longer.
    if (isAscii && pattern.matcher !== undefined) lowered ??= text.toLowerCase()
    const explanation = scoreMatch(pattern, { text, span: local, value, groups, lowered })
    if (explanation === undefined || explanation.final < least) return
    const span = reading.text.originalSpan(local)
    found.push(findingOf(pattern, span, explanation, detector))
  }
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

/** Of those at one place and of one category the surest, at a tie the first pattern by id; in a fixed order. */
function bestOf(found: Finding[]): Finding[] {
  return found.sort(compareFindings).filter(({ span, category }, index) => {
    const before = found[index - 1]
    return (
      before === undefined ||
      before.span.start !== span.start ||
      before.span.end !== span.end ||
      before.category !== category
    )
  })
}

/** What the finding spans: the group named value or the whole match, cut as the pattern says. */
function valueSpan(
  text: string,
  matchStart: number,
  matchEnd: number,
  match: RegExpExecArray | undefined,
  pattern: Pattern,
): TextSpan | undefined {
  const indices = pattern.hasValueGroup ? match?.indices?.groups?.value : undefined
  const start = indices?.[0] ?? matchStart
  const end = indices?.[1] ?? matchEnd
  if (pattern.narrow === undefined) return { start, end }
  const narrowed = pattern.narrow(text.slice(start, end))
  return narrowed && { start: start + narrowed.start, end: start + narrowed.end }
}

function canMatch(pattern: Pattern, present: CharacterSet): boolean {
  return pattern.required.every((group) => isIntersecting(group, present))
}

function checkedThreshold(name: string, value: number): number {
  if (!(value >= 0 && value <= 1)) throw invalidThreshold(name, value)
  return value
}
