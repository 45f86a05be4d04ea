import { atOnce, type Steps } from '@fcc/plugin-api'
import type { Pattern } from '../define-pattern.ts'
import type { Finding } from '../finding.ts'
import { mergeFindings } from '../merge-findings.ts'
import { type ScanOptions, scanSteps } from '../scan.ts'
import type { WordKnowledge } from '../word-knowledge.ts'
import { findRepeatedNames } from './repeated-names.ts'
import { safeHarborPatterns, wordPatterns } from './safe-harbor-patterns.ts'

/** Settings of a Safe Harbor scan. */
export interface SafeHarborOptions extends ScanOptions {
  /** The year in which ages are counted; with it, years of birth above 89 are found. */
  readonly referenceYear?: number
}

/**
 * Finds what Safe Harbor removes, merged and sorted, names known from elsewhere in the text included.
 * Pictures, free-text peculiarities ("the town's only Nobel laureate") and attachments are beyond a
 * text scan: they need a person. Source: 45 CFR 164.514(b)(2).
 *
 * @example
 * redact(note, scanSafeHarbor(note, { referenceYear: 2026 }))
 */
export function scanSafeHarbor(text: string, options: SafeHarborOptions = {}): Finding[] {
  return atOnce(scanSafeHarborSteps(text, options))
}

/** The same scan in steps, for `inTurns`. */
export function* scanSafeHarborSteps(
  text: string,
  options: SafeHarborOptions = {},
): Steps<Finding[]> {
  const { referenceYear, ...scanOptions } = options
  const { words } = options
  const listed = safeHarborPatterns(referenceYear === undefined ? {} : { referenceYear })
  const patterns = words === undefined ? listed : withWords(listed, words)
  const found = yield* scanSteps(text, patterns, scanOptions)
  const repeated = findRepeatedNames(text, found, {
    category: 'phi/name',
    detector: options.detector ?? 'repeated-name',
  })
  yield text.length
  return mergeFindings([...found, ...repeated])
}

/** The lists of patterns that were put together, so that each is one and the same for all scans. */
const together = new WeakMap<WordKnowledge, WeakMap<readonly Pattern[], readonly Pattern[]>>()

function withWords(listed: readonly Pattern[], words: WordKnowledge): readonly Pattern[] {
  const known = together.get(words) ?? new WeakMap()
  together.set(words, known)
  const patterns = known.get(listed) ?? [...listed, ...wordPatterns(words)]
  known.set(listed, patterns)
  return patterns
}
