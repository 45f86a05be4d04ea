import { compareFindings, compareText, type Finding } from './finding.ts'

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
  const placed = findings.filter(({ span }) => span.start < span.end).sort(compareFindings)
  return joinTouching(clustersOf(placed).flatMap((cluster) => settle(cluster, rule)))
}

/** Runs of findings that overlap one another, directly or through others; most hold one finding. */
function clustersOf(placed: readonly Finding[]): readonly (readonly Finding[])[] {
  const clusters: Finding[][] = []
  let reach = 0
  for (const finding of placed) {
    if (finding.span.start < reach) clusters.at(-1)?.push(finding)
    else clusters.push([finding])
    reach = Math.max(reach, finding.span.end)
  }
  return clusters
}

/**
 * Gives each stretch between two neighbouring borders to the best finding that covers it. Findings come
 * in order of rank and skip what is taken, so the cost stays near linear however long the cluster.
 */
function settle(cluster: readonly Finding[], rule: MergeRule): readonly Finding[] {
  if (cluster.length === 1) return cluster
  const borders = [...new Set(cluster.flatMap(({ span }) => [span.start, span.end]))].sort(
    (left, right) => left - right,
  )
  const placeOf = new Map(borders.map((border, place) => [border, place]))
  const owners = new Array<Finding | undefined>(borders.length)
  const free = createFreeList(borders.length)
  for (const finding of [...cluster].sort(compareRank)) {
    const from = placeOf.get(finding.span.start) ?? 0
    const to = placeOf.get(finding.span.end) ?? 0
    if (rule.loser === 'drop' && owners.slice(from, to).some((owner) => owner !== undefined))
      continue
    for (let place = free.next(from); place < to; place = free.next(place)) {
      owners[place] = finding
      free.take(place)
    }
  }
  return piecesOf(owners, borders)
}

/** Neighbouring stretches of one owner, as one finding each. */
function piecesOf(owners: readonly (Finding | undefined)[], borders: readonly number[]): Finding[] {
  const pieces: Finding[] = []
  let open: { readonly owner: Finding; readonly start: number } | undefined
  for (const [place, border] of borders.entries()) {
    const owner = owners[place]
    if (open?.owner === owner) continue
    if (open !== undefined) pieces.push({ ...open.owner, span: { start: open.start, end: border } })
    open = owner && { owner, start: border }
  }
  return pieces
}

/** The first free place from a place on, with the paths to it shortened as they are walked. */
function createFreeList(length: number) {
  const links = new Uint32Array(length + 1)
  for (let place = 0; place <= length; place += 1) links[place] = place
  return {
    next(from: number): number {
      let place = from
      while (links[place] !== place) {
        links[place] = links[links[place] as number] as number
        place = links[place] as number
      }
      return place
    },
    take(place: number): void {
      links[place] = place + 1
    },
  }
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
