import type { Finding, VerificationReport } from '../export/verification-report.ts'
import { escapeText } from './escape-text.ts'

const headlines = {
  verified: 'VERIFIED',
  partial: 'PARTIAL',
  'signer-not-established': 'SIGNER NOT ESTABLISHED',
  failed: 'FAILED',
} as const

/** Writes a report for people: the verdict, the findings, who signed, what cannot be known. */
export function renderReport(report: VerificationReport): string {
  const { findings, findingsOmitted, signer, statements, verdict } = report
  const lines = [
    `${headlines[verdict]}  ${describeLog(report)}`,
    ...findings.map((finding) => `  ${placeOf(finding).padEnd(14)}${finding.what}`),
    ...(findingsOmitted > 0 ? [`  and ${findingsOmitted} more`] : []),
    ...(signer === undefined ? [] : [`Signer  ${signer.name}  ${signer.fingerprint}`]),
    ...statements.map((statement) => `Note    ${statement}`),
  ]
  return `${lines.map(escapeText).join('\n')}\n`
}

function placeOf({ part, index }: Finding): string {
  return index === undefined ? part : `${part} ${index}`
}

function describeLog(report: VerificationReport): string {
  const { tenant, entries, size, removed, subject, entriesAfterCheckpoint: rest } = report
  const log = tenant === undefined ? 'a log that cannot be named' : `the log of ${tenant}`
  const counted = `${entries} ${entries === 1 ? 'entry' : 'entries'}`
  if (subject !== undefined) {
    // Only a file in which nothing is wrong proves anything.
    const proven = report.verdict === 'failed' ? 'said to be' : 'proven'
    return `${log}: ${counted} of ${subject}, ${proven} in a log of ${size ?? 'unknown length'}`
  }
  const signed = size === undefined ? 'no readable checkpoint' : `checkpoint at ${size}`
  const unsigned = rest === undefined || rest === 0 ? '' : `, ${rest} after it`
  const gone = removed === 0 ? '' : `, ${removed} removed under retention`
  return `${log}: ${counted}, ${signed}${unsigned}${gone}`
}
