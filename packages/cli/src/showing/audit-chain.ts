import type { VerificationReport } from '@fcc/audit'
import type { AuditChain, ChainEntry } from '@fcc/diagrams'

/** How many entries are drawn: of more, the first and the last half of it. */
const MOST_DRAWN = 40

/** How much of a root is shown, in characters. */
const ROOT_LENGTH = 24

/**
 * An export of the audit log, or the proofs of one run, as a chain, with what verifying it found. Reads lines that
 * can be read and leaves the others to the report. Pure.
 *
 * @param text the file as `fcc audit export` wrote it
 */
export function resolveAuditChain(text: string, report: VerificationReport): AuditChain {
  const lines = text.split('\n').map(parsed)
  const indexes = lines
    .flatMap((line) => (isProofs(line) ? line.proofs : []))
    .map(({ index }) => index)
  const wrong = new Set(report.findings.flatMap(({ index }) => index ?? []))
  const entries = lines.filter(isEntry).map((entry, at): ChainEntry => {
    const index = indexes[at] ?? report.firstIndex + at
    const { type, time } = entry
    return { index, type, time, isWrong: wrong.has(index) }
  })
  const note = lines.findLast((line) => typeof line === 'string')
  const [, , root = 'unknown'] = typeof note === 'string' ? note.split('\n') : []
  const { tenant = 'an unknown tenant', subject, verdict, size, signer } = report
  return {
    id: subject ?? tenant,
    title:
      subject === undefined
        ? `The log of ${tenant}`
        : `Entries about ${subject} in the log of ${tenant}`,
    verdict,
    entries: drawn(entries),
    checkpoint: {
      size,
      root: root.length > ROOT_LENGTH ? `${root.slice(0, ROOT_LENGTH)}…` : root,
      signer: signer
        ? `${signer.name}, key ${signer.fingerprint.slice(0, 16)}…`
        : 'nobody who could be told',
    },
  }
}

/** All that is wrong is drawn, and of the rest the beginning and the end. */
function drawn(entries: readonly ChainEntry[]): readonly ChainEntry[] {
  if (entries.length <= MOST_DRAWN) return entries
  const half = MOST_DRAWN / 2
  return entries.filter(({ isWrong }, at) => isWrong || at < half || at >= entries.length - half)
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

function isEntry(line: unknown): line is { readonly type: string; readonly time: string } {
  return (
    isObject(line) &&
    'specversion' in line &&
    typeof line.type === 'string' &&
    typeof line.time === 'string'
  )
}

function isProofs(
  line: unknown,
): line is { readonly proofs: readonly { readonly index: number }[] } {
  return isObject(line) && Array.isArray(line.proofs)
}

function isObject(line: unknown): line is Readonly<Record<string, unknown>> {
  return typeof line === 'object' && line !== null
}
