import { AuditError } from '../audit-error.ts'
import type { Checkpoint } from '../checkpoint/checkpoint.ts'
import { parseVerifierKey, type VerifierKey } from '../checkpoint/verifier-key.ts'
import { verifySignature } from '../checkpoint/verify-checkpoint.ts'
import { leafHash } from '../merkle/hashing.ts'
import { emptyTree } from '../merkle/tree-state.ts'
import { readCanonicalLine } from './canonical-line.ts'
import { compareWithSince } from './compare-with-since.ts'
import { compareWithTree } from './compare-with-tree.ts'
import { type ExportHeader, linesAroundEntries } from './export-format.ts'
import { type ExportLines, splitLines } from './export-lines.ts'
import { createHashList } from './hash-list.ts'
import { type Reading, readCheckpoint, readHeader, readLeaves } from './read-export.ts'
import { type KnownFacts, stateLimits } from './state-limits.ts'
import type { Finding, FindingPart, VerificationReport } from './verification-report.ts'

/** Findings listed by default; the rest is counted. */
export const defaultMaximumFindings = 100

/** Entries read by default: about as many as the line of leaf hashes can hold. */
export const defaultMaximumEntries = 5_000_000

/** What an export is verified with. */
export interface VerifyExportOptions {
  /** The signer's verifier key, from a source other than the file. */
  readonly key?: string | undefined
  /** The text of a checkpoint of the same log, seen earlier. */
  readonly since?: string | undefined
  /** How many findings to list; 100 unless told. */
  readonly maximumFindings?: number | undefined
  /** How many entries a file may have; 5,000,000 unless told. A longer file fails unread. */
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
  const maximumEntries = options.maximumEntries ?? defaultMaximumEntries
  const lines = splitLines(bytes, maximumEntries + linesAroundEntries)
  const fileProblem = findFileProblem(lines)
  const findings: Finding[] = fileProblem === undefined ? [] : [{ part: 'file', what: fileProblem }]
  const note = (part: FindingPart, what: string) => findings.push({ part, what })
  const take = <Part>(part: FindingPart, reading: Reading<Part>): Part | undefined => {
    if (reading.ok) return reading.part
    note(part, reading.what)
    return undefined
  }

  const header = take('header', readHeader(lineFrom(lines, 0)))
  const recorded = take('leaves', readLeaves(lineFrom(lines, lines.count - 2)))
  const checkpoint = take('checkpoint', readCheckpoint(lineFrom(lines, lines.count - 1)))

  const fileKey = header === undefined ? undefined : take('key', readKey(header.key))
  const givenKey = options.key === undefined ? undefined : take('key', readKey(options.key))
  if (header !== undefined && givenKey !== undefined && header.key !== options.key) {
    note('key', 'The key that the file names is not the key given.')
  }
  const signer = options.key === undefined ? fileKey : givenKey
  const signature = checkSignature(checkpoint, signer)
  if (signature.problem !== undefined) note('checkpoint', signature.problem)
  const originProblem = compareOrigins(header, checkpoint)
  if (originProblem !== undefined) note(signature.holds ? 'header' : 'checkpoint', originProblem)

  const after = recorded?.after ?? emptyTree()
  const entries = Math.max(0, lines.count - linesAroundEntries)
  const entryLine = (place: number) => lines.line(place + 1)
  const tree = compareWithTree({
    after,
    recorded,
    actual: createHashList(entries, (place) => leafHash(entryLine(place))),
    checkpoint,
    isSigned: signature.holds,
  })
  // Not spread into push: a wrecked log of a million entries has more findings than a call takes arguments.
  for (const finding of tree.findings) findings.push(finding)
  for (const finding of findSpellings({
    entries,
    entryLine,
    firstIndex: after.size,
    found: tree.findings,
  })) {
    findings.push(finding)
  }

  const since =
    options.since === undefined
      ? undefined
      : compareWithSince({
          text: options.since,
          signer,
          checkpoint,
          after,
          proven: tree.proven,
        })
  if (since?.extends === false) note('since', since.what)

  const established = givenKey !== undefined && signature.holds
  const covered = checkpoint === undefined ? undefined : checkpoint.size - after.size
  const facts: KnownFacts = {
    isKeyGiven: options.key !== undefined,
    signer: signer && { name: signer.name, fingerprint: signer.fingerprint, established },
    extendedSize: since?.extends === true ? since.size : undefined,
    size: checkpoint?.size,
    firstIndex: after.size,
    entriesAfterCheckpoint: covered === undefined ? undefined : Math.max(0, entries - covered),
    otherSignatures: signature.others,
  }
  const listed = options.maximumFindings ?? defaultMaximumFindings
  return {
    verdict: verdictOf(findings, established),
    tenant: header?.tenant,
    origin: header?.origin,
    size: facts.size,
    firstIndex: after.size,
    entries,
    entriesAfterCheckpoint: facts.entriesAfterCheckpoint,
    signer: facts.signer,
    findings: findings.slice(0, listed),
    findingsOmitted: Math.max(0, findings.length - listed),
    statements: stateLimits(facts),
  }
}

function verdictOf(
  findings: readonly Finding[],
  established: boolean,
): VerificationReport['verdict'] {
  if (findings.length > 0) return 'failed'
  return established ? 'verified' : 'signer-not-established'
}

function findFileProblem(lines: ExportLines): string | undefined {
  if (lines.isCutShort) return 'The file has more entries than are to be read.'
  if (!lines.isEnded) return 'The file does not end in a newline: it was cut, or added to.'
  return lines.count < linesAroundEntries ? 'The file has fewer lines than any export.' : undefined
}

function lineFrom(lines: ExportLines, index: number): Uint8Array {
  return index < 0 || index >= lines.count ? new Uint8Array(0) : lines.line(index)
}

function readKey(text: string): Reading<VerifierKey> {
  try {
    return { ok: true, part: parseVerifierKey(text) }
  } catch (error) {
    if (error instanceof AuditError) return { ok: false, what: error.why }
    throw error
  }
}

function checkSignature(checkpoint: Checkpoint | undefined, signer: VerifierKey | undefined) {
  if (checkpoint === undefined) return { holds: false, others: 0, problem: undefined }
  if (signer === undefined) {
    const problem = 'Its signature could not be checked: there is no key to check it with.'
    return { holds: false, others: 0, problem }
  }
  const result = verifySignature(checkpoint, signer)
  return result.verified
    ? { holds: true, others: result.otherSignatures, problem: undefined }
    : { holds: false, others: 0, problem: result.why }
}

function compareOrigins(
  header: ExportHeader | undefined,
  checkpoint: Checkpoint | undefined,
): string | undefined {
  return header !== undefined && checkpoint !== undefined && header.origin !== checkpoint.origin
    ? 'The header and the checkpoint name different origins.'
    : undefined
}

/** Entries that are as recorded and yet not canonical, so that two readers could read two things. */
function findSpellings(file: {
  readonly entries: number
  readonly entryLine: (place: number) => Uint8Array
  readonly firstIndex: number
  readonly found: readonly Finding[]
}): readonly Finding[] {
  const known = new Set(file.found.map(({ index }) => index))
  const findings: Finding[] = []
  for (let place = 0; place < file.entries; place++) {
    const index = file.firstIndex + place
    if (known.has(index)) continue
    const read = readCanonicalLine(file.entryLine(place))
    if (!read.ok) findings.push({ part: 'entry', index, what: `Entry ${index} ${read.why}.` })
  }
  return findings
}
