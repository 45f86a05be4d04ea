import type { Checkpoint } from '../checkpoint/checkpoint.ts'
import type { checkSignature, chooseSigner } from './check-signer.ts'
import { compareOrigins, verdictOf } from './check-signer.ts'
import type { SinceResult } from './compare-with-since.ts'
import { stateLimits } from './state-limits.ts'
import type { Finding, Signer, VerificationReport } from './verification-report.ts'
import { defaultMaximumFindings, type VerifyExportOptions } from './verify-options.ts'

/** What was found out about a file, whichever form it has. */
export interface Verified
  extends Pick<
    VerificationReport,
    'subject' | 'firstIndex' | 'entries' | 'entriesAfterCheckpoint' | 'removed'
  > {
  readonly header: { readonly tenant: string; readonly origin: string } | undefined
  readonly checkpoint: Checkpoint | undefined
  readonly keys: ReturnType<typeof chooseSigner>
  readonly signature: ReturnType<typeof checkSignature>
  /** Against an earlier checkpoint, where one was given. */
  readonly since: SinceResult | undefined
  /** Whether the file is only a part of its log. */
  readonly isPart: boolean
  /** What is wrong with the form of the file. */
  readonly formFindings: readonly Finding[]
  /** What is wrong with its entries. */
  readonly entryFindings: readonly Finding[]
}

/** The report on a file: what is wrong with it, who signed it, and what cannot be known of it. Pure. */
export function concludeVerification(
  verified: Verified,
  options: Pick<VerifyExportOptions, 'key' | 'maximumFindings'>,
): VerificationReport {
  const { header, checkpoint, keys, signature, since } = verified
  const { subject, firstIndex, entries, entriesAfterCheckpoint, removed } = verified
  const findings = [
    ...verified.formFindings,
    ...keys.findings,
    ...signature.findings,
    ...compareOrigins({ header, checkpoint }, signature.holds),
    ...(since?.extends === false ? [{ part: 'since', what: since.what } as const] : []),
    ...verified.entryFindings,
  ]
  const isKeyGiven = options.key !== undefined
  const signer: Signer | undefined = keys.signer && {
    name: keys.signer.name,
    fingerprint: keys.signer.fingerprint,
    established: isKeyGiven && signature.holds,
  }
  const maximumFindings = options.maximumFindings ?? defaultMaximumFindings
  return {
    verdict: verdictOf(findings, signer, verified.isPart),
    tenant: header?.tenant,
    origin: header?.origin,
    subject,
    size: checkpoint?.size,
    firstIndex,
    entries,
    entriesAfterCheckpoint,
    removed,
    signer,
    findings: findings.slice(0, maximumFindings),
    findingsOmitted: Math.max(0, findings.length - maximumFindings),
    statements: stateLimits({
      hasFailed: findings.length > 0,
      isKeyGiven,
      signer,
      extendedSize: since?.extends === true ? since.size : undefined,
      firstIndex,
      entriesAfterCheckpoint,
      removed,
      otherSignatures: signature.others,
      subject,
    }),
  }
}
