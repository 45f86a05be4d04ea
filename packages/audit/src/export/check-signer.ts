import { AuditError } from '../audit-error.ts'
import type { Checkpoint } from '../checkpoint/checkpoint.ts'
import { parseVerifierKey, type VerifierKey } from '../checkpoint/verifier-key.ts'
import { verifySignature } from '../checkpoint/verify-checkpoint.ts'
import type { Finding, Signer, VerificationReport } from './verification-report.ts'

/** What is said of a file as a whole. */
export function verdictOf(
  findings: readonly Finding[],
  signer: Signer | undefined,
  isPart: boolean,
): VerificationReport['verdict'] {
  if (findings.length > 0) return 'failed'
  if (signer?.established !== true) return 'signer-not-established'
  // Whoever cut the beginning off, or wrote entries behind the checkpoint, needs no key for it.
  return isPart ? 'partial' : 'verified'
}

/** The key to check signatures with: the one given, and only without one the file's own. */
export function chooseSigner(inFile: string | undefined, given: string | undefined) {
  const findings: Finding[] = []
  const read = (text: string | undefined, whose: string): VerifierKey | undefined => {
    if (text === undefined) return undefined
    try {
      return parseVerifierKey(text)
    } catch (error) {
      if (!(error instanceof AuditError)) throw error
      findings.push({ part: 'key', what: `${whose}: ${error.why}` })
      return undefined
    }
  }
  const fileKey = read(inFile, 'The key in the file')
  const givenKey = read(given, 'The key given')
  if (fileKey !== undefined && givenKey !== undefined && inFile !== given) {
    const what = `The file names a key with the fingerprint ${fileKey.fingerprint}, and the key given has ${givenKey.fingerprint}.`
    findings.push({ part: 'key', what })
  }
  return { signer: given === undefined ? fileKey : givenKey, findings }
}

/** Whether the checkpoint is by that key. */
export function checkSignature(
  checkpoint: Checkpoint | undefined,
  signer: VerifierKey | undefined,
) {
  const refused = (what: string) => {
    const findings: readonly Finding[] = [{ part: 'checkpoint', what }]
    return { holds: false, others: 0, findings }
  }
  // A checkpoint that cannot be read has its finding already.
  if (checkpoint === undefined) return { holds: false, others: 0, findings: [] }
  if (signer === undefined) {
    return refused("The checkpoint's signature could not be checked: there is no key for it.")
  }
  const result = verifySignature(checkpoint, signer)
  if (!result.verified) return refused(`The checkpoint is not by the key: ${result.why}`)
  return { holds: true, others: result.otherSignatures, findings: [] }
}

/** The header names the log, and the checkpoint signs for it: both name the same one. */
export function compareOrigins(
  {
    header,
    checkpoint,
  }: {
    readonly header: { readonly origin: string } | undefined
    readonly checkpoint: Checkpoint | undefined
  },
  isSigned: boolean,
): readonly Finding[] {
  if (header === undefined || checkpoint === undefined) return []
  if (header.origin === checkpoint.origin) return []
  const what = 'The header and the checkpoint name different origins.'
  return [{ part: isSigned ? 'header' : 'checkpoint', what }]
}
