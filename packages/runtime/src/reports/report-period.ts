import { runtimeErrors } from '../diagnostics.ts'

/** Of when a report is. */
export interface ReportPeriod {
  /** RFC 3339, UTC; it belongs to the period. */
  readonly from: string
  /** RFC 3339, UTC; it does not. */
  readonly to: string
}

/** What somebody says of when: days of UTC, or times. */
export interface AskedPeriod {
  /** Thirty days before the end, where nothing is said. */
  readonly from?: string | undefined
  /** Now, where nothing is said. */
  readonly to?: string | undefined
}

/** How long before its end a period begins where nobody says, in milliseconds: thirty days. */
const DEFAULT_MS = 30 * 86_400_000
const FORM = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2}))?$/

/** The period that is meant. Pure. @throws FccError FCC_REPORT_PERIOD */
export function reportPeriod({ from, to }: AskedPeriod, now: number): ReportPeriod {
  const end = to === undefined ? now : timeOf('its end', to)
  const start = from === undefined ? end - DEFAULT_MS : timeOf('its beginning', from)
  if (start >= end) throw runtimeErrors.reportPeriod('its beginning is not before its end')
  return { from: new Date(start).toISOString(), to: new Date(end).toISOString() }
}

function timeOf(what: string, written: string): number {
  const time = FORM.test(written) ? Date.parse(written) : Number.NaN
  // A day that no month has is taken for one of the next month.
  const [day = ''] = written.split('T')
  const isDay = Number.isFinite(Date.parse(day)) && new Date(day).toISOString().startsWith(day)
  if (Number.isNaN(time) || !isDay)
    throw runtimeErrors.reportPeriod(`${what} is no day and no time`)
  return time
}
