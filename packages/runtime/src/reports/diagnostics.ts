import { FccError } from '@fcc/plugin-api'

/** Errors of reports. */
export const reportErrors = {
  reportPeriod: (what: string) =>
    new FccError({
      code: 'FCC_REPORT_PERIOD',
      why: `No report can be made of this period: ${what}.`,
      fix: 'Say from when and until when as days (2026-11-01) or as times (2026-11-01T08:00:00Z); the end does not belong to it.',
    }),
}
