import type { Checkpoint } from '../checkpoint/checkpoint.ts'
import { leafHash } from '../merkle/hashing.ts'
import { verifyInclusion } from '../merkle/inclusion.ts'
import { readCanonicalLine } from './canonical-line.ts'
import { checkSignature, chooseSigner } from './check-signer.ts'
import { compareCheckpoints } from './compare-with-since.ts'
import { concludeVerification } from './conclude-verification.ts'
import { linesAroundEntries, proofsFormat } from './export-format.ts'
import { type ExportLines, splitLines } from './export-lines.ts'
import { type Reading, readCheckpoint } from './read-parts.ts'
import { type EntryProof, readProofs, readProofsHeader } from './read-proofs.ts'
import type { Finding, FindingPart, VerificationReport } from './verification-report.ts'
import { defaultMaximumEntries, type VerifyExportOptions } from './verify-options.ts'

const start = Buffer.from(`{"format":"${proofsFormat}"`)

/** Whether these bytes begin as a file of proofs does. */
export function isProofsFile(bytes: Uint8Array): boolean {
  return start.equals(bytes.subarray(0, start.length))
}

/** Verifies the entries about one subject, each by its proof. Never throws, whatever the bytes are. */
export function verifyProofs(bytes: Uint8Array, options: VerifyExportOptions): VerificationReport {
  const maximum = options.maximumEntries ?? defaultMaximumEntries
  const lines = splitLines(bytes, maximum + linesAroundEntries)
  const findings = findFormProblems(lines)
  const take = <Part>(part: FindingPart, read: () => Reading<Part>): Part | undefined => {
    if (findings.some((each) => each.part === 'file')) return undefined
    const reading = read()
    if (reading.ok) return reading.part
    findings.push({ part, what: reading.what })
    return undefined
  }
  const entries = Math.max(0, lines.count - linesAroundEntries)
  const header = take('header', () => readProofsHeader(lines.line(0)))
  const proofs = take('proofs', () => readProofs(lines.line(lines.count - 2), entries))
  const checkpoint = take('checkpoint', () => readCheckpoint(lines.line(lines.count - 1)))
  const keys = chooseSigner(header?.key, options.key)
  const signature = checkSignature(checkpoint, keys.signer)
  const since =
    options.since === undefined
      ? undefined
      : compareCheckpoints({ text: options.since, signer: keys.signer, checkpoint })
  const entryFindings: Finding[] = []
  for (const [place, proof] of (proofs ?? []).entries()) {
    const what = problemOfEntry(lines.line(place + 1), proof, { checkpoint, header })
    if (what !== undefined) entryFindings.push({ part: 'entry', index: proof.index, what })
  }
  return concludeVerification(
    {
      ...{ header, checkpoint, keys, signature, since, entries, entryFindings },
      subject: header?.subject ?? '',
      firstIndex: proofs?.[0]?.index ?? 0,
      entriesAfterCheckpoint: checkpoint === undefined ? undefined : 0,
      removed: 0,
      // It says of itself that it holds the entries about one subject, each of them signed.
      isPart: false,
      formFindings: findings,
    },
    options,
  )
}

function findFormProblems(lines: ExportLines): Finding[] {
  const problem = (what: string): Finding[] => [{ part: 'file', what }]
  if (lines.isCutShort) return problem('The file has more entries than are to be read.')
  // Without an entry nothing binds the header's subject to the log.
  if (lines.count <= linesAroundEntries) return problem('The file has no entry.')
  if (lines.isEnded) return []
  return problem('The file does not end in a newline: it was cut, or added to.')
}

/** What is wrong with an entry: how it is written, whose it is, or that its proof does not lead to the root. */
function problemOfEntry(
  line: Uint8Array,
  { index, path }: EntryProof,
  known: {
    readonly checkpoint: Checkpoint | undefined
    readonly header: { readonly subject: string } | undefined
  },
): string | undefined {
  const read = readCanonicalLine(line)
  if (!read.ok) return `Entry ${index} ${read.why}.`
  const { checkpoint, header } = known
  if (checkpoint === undefined) return `Entry ${index} could not be proven: there is no checkpoint.`
  const { size, root } = checkpoint
  if (!verifyInclusion({ index, size, leafHash: leafHash(line), proof: path, root })) {
    return `Entry ${index} is not in the log under the checkpoint, or its proof was changed.`
  }
  const { subject } = (read.value ?? {}) as { readonly subject?: unknown }
  if (header === undefined || subject === header.subject) return undefined
  return `Entry ${index} is not about what the header names.`
}
