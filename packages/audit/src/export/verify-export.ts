import { AuditError } from '../audit-error.ts'
import type { Checkpoint } from '../checkpoint/checkpoint.ts'
import { parseVerifierKey, type VerifierKey } from '../checkpoint/verifier-key.ts'
import { verifySignature } from '../checkpoint/verify-checkpoint.ts'
import { leafHash } from '../merkle/hashing.ts'
import { emptyTree } from '../merkle/tree-state.ts'
import { readCanonicalLine } from './canonical-line.ts'
import { compareWithSince } from './compare-with-since.ts'
import { compareWithTree } from './compare-with-tree.ts'
import { createHashList } from './hash-list.ts'
import { isPlainlyCanonical } from './plainly-canonical.ts'
import { type ExportFile, readExportFile } from './read-export-file.ts'
import { findRemovedEntries } from './removed-entries.ts'
import { stateLimits } from './state-limits.ts'
import type { Finding, Signer, VerificationReport } from './verification-report.ts'

/** Findings listed by default; the rest is counted. */
export const defaultMaximumFindings = 100

/** Entries read by default: about as many as one line of leaf hashes can hold. */
export const defaultMaximumEntries = 5_000_000

/** What an export is verified with. */
export interface VerifyExportOptions {
  /** The signer's verifier key, from a source other than the file. */
  readonly key?: string | undefined
  /** The text of a checkpoint of the same log, seen earlier. */
  readonly since?: string | undefined
  /** How many findings to list; 100 by default. */
  readonly maximumFindings?: number | undefined
  /** How many entries a file may have; 5,000,000 by default. A longer file fails unread. */
  readonly maximumEntries?: number | undefined
}

/**
 * Verifies an export offline: that each byte is as it was when the checkpoint was signed, and if not,
 * where. Never throws, whatever the bytes are.
 *
 * @example
 * const report = verifyExport(readFileSync('audit.jsonl'), { key, since })
 * if (report.verdict === 'failed') console.error(report.findings)
 */
export function verifyExport(
  bytes: Uint8Array,
  options: VerifyExportOptions = {},
): VerificationReport {
  const file = readExportFile(bytes, options.maximumEntries ?? defaultMaximumEntries)
  const { header, recorded, checkpoint, entries, entryLine } = file
  const keys = chooseSigner(file, options.key)
  const signature = checkSignature(checkpoint, keys.signer)
  const after = recorded?.after ?? emptyTree()
  const removed = findRemovedEntries({
    recorded,
    entries,
    entryLine,
    signedSize: checkpoint?.size ?? 0,
  })
  const tree = compareWithTree({
    after,
    recorded,
    actual: createHashList(entries, (place) =>
      recorded !== undefined && removed.absent.has(place)
        ? recorded.hashes.at(place)
        : leafHash(entryLine(place)),
    ),
    checkpoint,
    isSigned: signature.holds,
  })
  const since =
    options.since === undefined
      ? undefined
      : compareWithSince({
          text: options.since,
          signer: keys.signer,
          checkpoint,
          after,
          proven: tree.proven,
        })

  const findings = [
    ...file.findings,
    ...keys.findings,
    ...signature.findings,
    ...compareOrigins(file, signature.holds),
    ...(since?.extends === false ? [{ part: 'since', what: since.what } as const] : []),
    ...tree.findings,
    ...removed.findings,
    ...findSpellings(file, tree.findings),
  ]
  const isKeyGiven = options.key !== undefined
  const signer: Signer | undefined = keys.signer && {
    name: keys.signer.name,
    fingerprint: keys.signer.fingerprint,
    established: isKeyGiven && signature.holds,
  }
  const signed = checkpoint === undefined ? undefined : Math.max(0, checkpoint.size - after.size)
  const entriesAfterCheckpoint = signed === undefined ? undefined : Math.max(0, entries - signed)
  const maximumFindings = options.maximumFindings ?? defaultMaximumFindings
  return {
    verdict: verdictOf(findings, signer, after.size > 0 || entriesAfterCheckpoint !== 0),
    tenant: header?.tenant,
    origin: header?.origin,
    size: checkpoint?.size,
    firstIndex: after.size,
    entries,
    entriesAfterCheckpoint,
    removed: removed.count,
    signer,
    findings: findings.slice(0, maximumFindings),
    findingsOmitted: Math.max(0, findings.length - maximumFindings),
    statements: stateLimits({
      isKeyGiven,
      signer,
      extendedSize: since?.extends === true ? since.size : undefined,
      firstIndex: after.size,
      entriesAfterCheckpoint,
      removed: removed.count,
      otherSignatures: signature.others,
    }),
  }
}

function verdictOf(
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
function chooseSigner({ header }: ExportFile, given: string | undefined) {
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
  const fileKey = read(header?.key, 'The key in the file')
  const givenKey = read(given, 'The key given')
  if (fileKey !== undefined && givenKey !== undefined && header?.key !== given) {
    const what = `The file names a key with the fingerprint ${fileKey.fingerprint}, and the key given has ${givenKey.fingerprint}.`
    findings.push({ part: 'key', what })
  }
  return { signer: given === undefined ? fileKey : givenKey, findings }
}

function checkSignature(checkpoint: Checkpoint | undefined, signer: VerifierKey | undefined) {
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

function compareOrigins({ header, checkpoint }: ExportFile, isSigned: boolean): readonly Finding[] {
  if (header === undefined || checkpoint === undefined) return []
  if (header.origin === checkpoint.origin) return []
  const what = 'The header and the checkpoint name different origins.'
  return [{ part: isSigned ? 'header' : 'checkpoint', what }]
}

/** Entries that are as recorded and yet not canonical, so that two readers could read two things. */
function findSpellings(
  { entries, entryLine, recorded }: ExportFile,
  found: readonly Finding[],
): readonly Finding[] {
  const known = new Set(found.map(({ index }) => index))
  const firstIndex = recorded?.after.size ?? 0
  const findings: Finding[] = []
  for (let place = 0; place < entries; place++) {
    const index = firstIndex + place
    if (known.has(index)) continue
    const line = entryLine(place)
    if (isPlainlyCanonical(line)) continue
    const read = readCanonicalLine(line)
    if (!read.ok) findings.push({ part: 'entry', index, what: `Entry ${index} ${read.why}.` })
  }
  return findings
}
