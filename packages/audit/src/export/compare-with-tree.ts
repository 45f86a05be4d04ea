import type { Checkpoint } from '../checkpoint/checkpoint.ts'
import { equalHashes } from '../merkle/hashing.ts'
import { integrate, rootOf, type TreeState } from '../merkle/tree-state.ts'
import { findEntryDifferences } from './entry-findings.ts'
import type { HashList } from './hash-list.ts'
import type { RecordedLeaves } from './read-parts.ts'
import type { Finding } from './verification-report.ts'

/** What is held against each other: the file's entries, its recorded leaf hashes, the signed root. */
export interface TreeEvidence {
  readonly after: TreeState
  /** Undefined when their line could not be read. */
  readonly recorded: RecordedLeaves | undefined
  /** Leaf hashes computed from the entries as they are in the file. */
  readonly actual: HashList
  readonly checkpoint: Pick<Checkpoint, 'size' | 'root'> | undefined
  /** Whether a signature over the checkpoint held. */
  readonly isSigned: boolean
}

/** What came of it. */
export interface TreeComparison {
  readonly findings: readonly Finding[]
  /** The leaf hashes that lead to the checkpoint's root, if any do. */
  readonly proven: HashList | undefined
}

/**
 * Finds which entries or leaf hashes are not those under the root. Whichever of the two sequences leads
 * to the root is the true one, and the other is measured against it; when neither does, they can still
 * show where they disagree.
 */
export function compareWithTree(evidence: TreeEvidence): TreeComparison {
  const { after, recorded, actual, checkpoint } = evidence
  const leadsToRoot = (hashes: HashList) => {
    const root = checkpoint && rootAt(after, hashes, checkpoint.size)
    return root !== undefined && equalHashes(root, (checkpoint as Checkpoint).root)
  }
  const position = { firstIndex: after.size, signedSize: checkpoint?.size ?? 0 }
  const badHashes = recorded?.invalid.map((place) => badLeafHash(after.size + place)) ?? []
  if (recorded !== undefined && badHashes.length === 0 && leadsToRoot(recorded.hashes)) {
    const findings = findEntryDifferences(recorded.hashes, actual, position)
    return { findings, proven: recorded.hashes }
  }
  if (leadsToRoot(actual)) {
    return { findings: findLeafDifferences(evidence), proven: actual }
  }
  const located =
    recorded === undefined ? [] : findEntryDifferences(recorded.hashes, actual, position)
  return { findings: [...badHashes, ...located, ...rootFindings(evidence)], proven: undefined }
}

/**
 * Root of the tree when it had `size` leaves, from its state `after` and the hashes that follow.
 * Undefined when the size lies outside what these cover.
 */
export function rootAt(after: TreeState, hashes: HashList, size: number): Uint8Array | undefined {
  const count = size - after.size
  if (count < 0 || count > hashes.length) return undefined
  return rootOf(integrate(after, hashes.between(0, count)))
}

function findLeafDifferences({ after, recorded, actual }: TreeEvidence): readonly Finding[] {
  if (recorded === undefined) return []
  const findings: Finding[] = []
  const { hashes, invalid } = recorded
  const isInvalid = new Set(invalid)
  for (let place = 0; place < Math.max(hashes.length, actual.length); place++) {
    const isSame =
      place < Math.min(hashes.length, actual.length) &&
      !isInvalid.has(place) &&
      equalHashes(hashes.at(place), actual.at(place))
    if (!isSame) findings.push(badLeafHash(after.size + place))
  }
  return findings
}

function badLeafHash(index: number): Finding {
  return { part: 'leaves', index, what: `Leaf hash ${index} is not the hash of entry ${index}.` }
}

function rootFindings({ after, recorded, checkpoint, isSigned }: TreeEvidence): readonly Finding[] {
  if (checkpoint === undefined) return []
  // Without a signature that holds, the checkpoint is as likely to be the false part as the leaves.
  const part = isSigned ? 'leaves' : 'checkpoint'
  const { size } = checkpoint
  if (size < after.size) {
    const what = `The file begins at entry ${after.size}, behind the ${size} entries of its checkpoint.`
    return [{ part, what }]
  }
  const end = after.size + (recorded?.hashes.length ?? 0)
  if (isSigned && recorded !== undefined && size > end) {
    const what = `The checkpoint covers ${size} entries, and the file ends before entry ${end}: ${end} to ${size - 1} are missing.`
    return [{ part: 'entry', index: end, what }]
  }
  const what =
    "Neither the entries nor the leaf hashes lead to the checkpoint's root: what was changed in both alike cannot be located."
  return [{ part, what }]
}
