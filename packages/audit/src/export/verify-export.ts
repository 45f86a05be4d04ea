import { leafHash } from '../merkle/hashing.ts'
import { emptyTree } from '../merkle/tree-state.ts'
import { readCanonicalLine } from './canonical-line.ts'
import { checkSignature, chooseSigner } from './check-signer.ts'
import { compareWithSince } from './compare-with-since.ts'
import { compareWithTree } from './compare-with-tree.ts'
import { concludeVerification } from './conclude-verification.ts'
import { createHashList } from './hash-list.ts'
import { isPlainlyCanonical } from './plainly-canonical.ts'
import { type ExportFile, readExportFile } from './read-export-file.ts'
import { findRemovedEntries } from './removed-entries.ts'
import type { Finding, VerificationReport } from './verification-report.ts'
import { defaultMaximumEntries, type VerifyExportOptions } from './verify-options.ts'
import { isProofsFile, verifyProofs } from './verify-proofs.ts'

/**
 * Verifies an export offline, of a log or of the entries about one subject with their proofs: that each
 * byte is as it was when the checkpoint was signed, and if not, where. Never throws, whatever the bytes are.
 *
 * @example
 * const report = verifyExport(readFileSync('audit.jsonl'), { key, since })
 * if (report.verdict === 'failed') console.error(report.findings)
 */
export function verifyExport(
  bytes: Uint8Array,
  options: VerifyExportOptions = {},
): VerificationReport {
  if (isProofsFile(bytes)) return verifyProofs(bytes, options)
  const file = readExportFile(bytes, options.maximumEntries ?? defaultMaximumEntries)
  const { header, recorded, checkpoint, entries, entryLine } = file
  const keys = chooseSigner(header?.key, options.key)
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

  const signed = checkpoint === undefined ? undefined : Math.max(0, checkpoint.size - after.size)
  const entriesAfterCheckpoint = signed === undefined ? undefined : Math.max(0, entries - signed)
  return concludeVerification(
    {
      ...{ header, checkpoint, keys, signature, since, entries, entriesAfterCheckpoint },
      subject: undefined,
      firstIndex: after.size,
      removed: removed.count,
      isPart: after.size > 0 || entriesAfterCheckpoint !== 0,
      formFindings: file.findings,
      entryFindings: [...tree.findings, ...removed.findings, ...findSpellings(file, tree.findings)],
    },
    options,
  )
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
