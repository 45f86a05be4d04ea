import { z } from 'zod'

const HOURS: Readonly<Record<string, number>> = { h: 1, d: 24, w: 7 * 24 }

/** A period as files write it, such as `90d`; in days. */
export const period = z
  .string()
  .regex(/^[1-9][0-9]{0,4}[hdw]$/, 'a number of hours, days or weeks, such as 90d')
  .transform((written) => (Number(written.slice(0, -1)) * (HOURS[written.slice(-1)] ?? 24)) / 24)
