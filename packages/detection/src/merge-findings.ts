import { compareFindings, compareText, type Finding } from './finding.ts'
import { isOverlapping, type TextSpan } from './text-span.ts'

/** What happens to the finding that loses an overlap. */
export interface MergeRule {
  /**
   * `trim` (default): it keeps what the winner leaves over, so that everything found stays found.
   * `drop`: it goes as a whole; the result may cover less than the findings did.
   */
  readonly loser: 'trim' | 'drop'
}

/**
 * Makes findings disjoint and sorted by place. Of two that overlap the winner has the higher
 * confidence, then the longer span, then the more specific category (more path segments), then the
 * earlier place; what is left ties is decided by category, detector and pattern, so that the order
 * of the input never matters. Touching findings of one category become one, with the better's fields.
 * Laws: order-independent, idempotent, disjoint; covers a subset of the input, and under `trim` all of it.
 *
 * @example
 * mergeFindings([card, phoneInsideTheCard])   // [card]
 */
export function mergeFindings(
  findings: readonly Finding[],
  rule: MergeRule = { loser: 'trim' },
): Finding[] {
  const ranked = findings.filter(({ span }) => span.start < span.end).sort(compareRank)
  const kept: Finding[] = []
  for (const finding of ranked) {
    const rivals = overlapping(kept, finding.span)
    if (rivals.length === 0) insert(kept, finding)
    else if (rule.loser === 'trim') {
      for (const span of subtract(finding.span, rivals)) insert(kept, { ...finding, span })
    }
  }
  return joinTouching(kept)
}

/** The kept findings that overlap a span; `kept` is disjoint and sorted, so they lie together. */
function overlapping(kept: readonly Finding[], span: TextSpan): readonly Finding[] {
  const first = lowerBound(kept, span.start + 1, (finding) => finding.span.end)
  let last = first
  while (last < kept.length && isOverlapping((kept[last] as Finding).span, span)) last += 1
  return kept.slice(first, last)
}

function insert(kept: Finding[], finding: Finding): void {
  kept.splice(
    lowerBound(kept, finding.span.start, ({ span }) => span.start),
    0,
    finding,
  )
}

function lowerBound(
  sorted: readonly Finding[],
  value: number,
  key: (finding: Finding) => number,
): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (key(sorted[middle] as Finding) < value) low = middle + 1
    else high = middle
  }
  return low
}

function subtract(span: TextSpan, rivals: readonly Finding[]): TextSpan[] {
  const pieces: TextSpan[] = []
  let from = span.start
  for (const rival of rivals) {
    if (rival.span.start > from) pieces.push({ start: from, end: rival.span.start })
    from = Math.max(from, rival.span.end)
  }
  if (from < span.end) pieces.push({ start: from, end: span.end })
  return pieces
}

function joinTouching(kept: readonly Finding[]): Finding[] {
  const joined: Finding[] = []
  for (const finding of kept) {
    const previous = joined.at(-1)
    if (
      previous === undefined ||
      previous.span.end !== finding.span.start ||
      previous.category !== finding.category
    ) {
      joined.push(finding)
      continue
    }
    const span = { start: previous.span.start, end: finding.span.end }
    const better = compareWorth(previous, finding) <= 0 ? previous : finding
    joined[joined.length - 1] = { ...better, span }
  }
  return joined
}

function compareRank(left: Finding, right: Finding): number {
  return (
    right.confidence - left.confidence ||
    right.span.end - right.span.start - (left.span.end - left.span.start) ||
    depth(right.category) - depth(left.category) ||
    compareFindings(left, right)
  )
}

function compareWorth(left: Finding, right: Finding): number {
  return (
    right.confidence - left.confidence ||
    compareText(left.detector, right.detector) ||
    compareText(left.explanation?.pattern ?? '', right.explanation?.pattern ?? '')
  )
}

function depth(category: string): number {
  return category.split('/').length
}
