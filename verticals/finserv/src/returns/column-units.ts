import { unitsDiffer } from '../diagnostics.ts'
import type { Day } from './day.ts'

/** Between which bounds a typical forecast lies, in typical moves; outside them the units differ. */
export interface UnitsRatio {
  readonly least: number
  readonly most: number
}

/** Fewer moves than this say nothing about a unit. */
const FEWEST_MOVES = 20
/** So many days are judged together, so that a unit that changes inside the table is seen. */
const STRETCH = 60
/** A 99 % forecast of a normal distribution, in median moves: 2.326 / 0.6745. */
const USUAL_RATIO = 3.45

/**
 * Refuses a table whose two columns are in different units, such as returns as fractions beside
 * forecasts in percent: every exception would be missed, and the model would look conservative. Each
 * stretch of days is judged by its median forecast over its median move.
 *
 * @throws FccError `FCC_FINSERV_RETURNS_UNITS`, naming both columns and the likely unit
 * @example
 * checkUnits(days, { least: 0.1, most: 30 })
 */
export function checkUnits(days: readonly Day[], bounds: UnitsRatio, file = 'returns'): void {
  for (const { from, days: stretch } of stretchesOf(days)) {
    const ratio = forecastRatio(stretch)
    if (ratio === undefined || (ratio >= bounds.least && ratio <= bounds.most)) continue
    const lines = { from: from + 2, to: from + stretch.length + 1 }
    throw unitsDiffer(file, { ratio, lines, likely: likelyUnits(ratio), bounds })
  }
}

/** The median forecast over the median move, or `undefined` with too few moves to say. */
function forecastRatio(days: readonly Day[]): number | undefined {
  const move = typicalMove(days)
  return move === undefined ? undefined : median(days.map((day) => day.valueAtRisk)) / move
}

/** The median of the absolute returns that are not 0, or `undefined` with too few of them. */
export function typicalMove(days: readonly Day[]): number | undefined {
  const moves = days.map((day) => Math.abs(day.return)).filter((move) => move > 0)
  return moves.length < FEWEST_MOVES ? undefined : median(moves)
}

/** The table in stretches, the last one as long as what is left and half a stretch at least. */
export function stretchesOf(
  days: readonly Day[],
): readonly { readonly from: number; readonly days: readonly Day[] }[] {
  const count = Math.max(1, Math.round(days.length / STRETCH))
  return Array.from({ length: count }, (_, index) => {
    const from = index * STRETCH
    return { from, days: days.slice(from, index === count - 1 ? undefined : from + STRETCH) }
  })
}

function likelyUnits(ratio: number): string {
  const larger = ratio > USUAL_RATIO
  const factor = larger ? ratio / USUAL_RATIO : USUAL_RATIO / ratio
  const unit = unitOf(factor)
  return larger
    ? `var is likely in ${unit} and return in fractions`
    : `return is likely in ${unit} and var in fractions`
}

function unitOf(factor: number): string {
  if (factor < 30) return 'another unit'
  if (factor < 1_000) return 'percent'
  return factor < 50_000 ? 'basis points' : 'an amount of money'
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right)
  return sorted[sorted.length >>> 1] ?? 0
}
