import { mkdirSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

/**
 * Writes a table of 250 invented trading days for the quickstart: returns of a made-up book whose
 * volatility drifts, and value at risk forecasts at 99 % that lag behind it. The same seed gives
 * the same bytes.
 *
 *   node scripts/generate-sample-returns.ts [file]
 */

const DAYS = 250
const SEED = 20_250_117
/** The 99 % quantile of the standard normal distribution. */
const QUANTILE = 2.326347874
/** The weight of yesterday's variance in the forecast (RiskMetrics, 1996). */
const DECAY = 0.94

/** Days of business between two dates, from the first Tuesday of 2025. */
function tradingDays(count: number): readonly string[] {
  const dates: string[] = []
  const date = new Date(Date.UTC(2025, 0, 7))
  while (dates.length < count) {
    const weekday = date.getUTCDay()
    if (weekday !== 0 && weekday !== 6) dates.push(date.toISOString().slice(0, 10))
    date.setUTCDate(date.getUTCDate() + 1)
  }
  return dates
}

/** Numbers in [0, 1) from a 32-bit seed (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** The table as CSV. */
export function sampleReturns(seed = SEED): string {
  const random = randomNumbers(seed)
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  let variance = 0.009 ** 2
  const rows = tradingDays(DAYS).map((date, day) => {
    const forecast = QUANTILE * Math.sqrt(variance)
    const volatility = 0.009 * (1 + 0.35 * Math.sin(day / 23))
    const outcome = 0.0002 + volatility * normal()
    variance = DECAY * variance + (1 - DECAY) * outcome ** 2
    return `${date},${outcome.toFixed(6)},${forecast.toFixed(6)}`
  })
  return `date,return,var\n${rows.join('\n')}\n`
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const folder = new URL('../../../examples/quickstart/inputs/finserv/', import.meta.url)
  mkdirSync(folder, { recursive: true })
  writeFileSync(process.argv[2] ?? new URL('returns.csv', folder), sampleReturns())
}
