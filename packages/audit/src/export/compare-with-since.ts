import { AuditError } from '../audit-error.ts'
import type { Checkpoint } from '../checkpoint/checkpoint.ts'
import { parseCheckpoint } from '../checkpoint/checkpoint.ts'
import type { VerifierKey } from '../checkpoint/verifier-key.ts'
import { verifySignature } from '../checkpoint/verify-checkpoint.ts'
import { equalHashes } from '../merkle/hashing.ts'
import type { TreeState } from '../merkle/tree-state.ts'
import { rootAt } from './compare-with-tree.ts'
import type { HashList } from './hash-list.ts'

/** What an earlier checkpoint is held against. */
export interface SinceEvidence {
  readonly text: string
  readonly signer: VerifierKey | undefined
  readonly checkpoint: Checkpoint | undefined
  readonly after: TreeState
  /** The leaf hashes that lead to the file's checkpoint, if any do. */
  readonly proven: HashList | undefined
}

/** Whether the log in the file extends the earlier one. */
export type SinceResult =
  | { readonly extends: true; readonly size: number }
  | { readonly extends: false; readonly what: string }

/**
 * Checks that the log in the file begins with exactly the entries an earlier checkpoint covered, by
 * building the root at that size from the leaf hashes.
 */
export function compareWithSince(evidence: SinceEvidence): SinceResult {
  const { after, proven } = evidence
  const earlier = readEarlier(evidence)
  if ('extends' in earlier) return earlier
  if (proven === undefined) {
    return failed(
      'The earlier checkpoint could not be compared: the tree in the file does not hold.',
    )
  }
  if (earlier.size < after.size) {
    return failed(
      `The earlier checkpoint could not be compared: it covers ${earlier.size} entries, and the file begins at entry ${after.size}.`,
    )
  }
  const root = rootAt(after, proven, earlier.size)
  return root !== undefined && equalHashes(root, earlier.root)
    ? { extends: true, size: earlier.size }
    : rewritten(earlier.size)
}

/** The same of a file that holds proofs and no tree: only the very same size can be compared. */
export function compareCheckpoints(
  evidence: Pick<SinceEvidence, 'text' | 'signer' | 'checkpoint'>,
): SinceResult {
  const earlier = readEarlier(evidence)
  if ('extends' in earlier) return earlier
  const { checkpoint } = evidence
  if (earlier.size !== checkpoint?.size) {
    return failed(
      `The earlier checkpoint could not be compared: it covers ${earlier.size} entries, and a file of proofs holds the tree of ${checkpoint?.size} and no other. Export the whole log.`,
    )
  }
  return equalHashes(checkpoint.root, earlier.root)
    ? { extends: true, size: earlier.size }
    : rewritten(earlier.size)
}

/** The earlier checkpoint, where it is by the same key, of the same log and not beyond the file's. */
function readEarlier({
  text,
  signer,
  checkpoint,
}: Pick<SinceEvidence, 'text' | 'signer' | 'checkpoint'>): Checkpoint | SinceResult {
  const earlier = parse(text)
  if (typeof earlier === 'string')
    return failed(`The earlier checkpoint cannot be read: ${earlier}`)
  if (signer === undefined) {
    return failed('The earlier checkpoint could not be checked: there is no key to check it with.')
  }
  const signature = verifySignature(earlier, signer)
  if (!signature.verified) {
    return failed(`The earlier checkpoint is not by the same key: ${signature.why}`)
  }
  if (checkpoint === undefined) {
    return failed(
      'The earlier checkpoint could not be compared: the one in the file cannot be read.',
    )
  }
  if (earlier.origin !== checkpoint.origin) {
    return failed('The earlier checkpoint is of another log.')
  }
  if (earlier.size > checkpoint.size) {
    return failed(
      `The log was cut back: it had ${earlier.size} entries before, and the checkpoint in the file covers ${checkpoint.size}.`,
    )
  }
  return earlier
}

function rewritten(size: number): SinceResult {
  return failed(
    `The log was rewritten: its first ${size} entries are not those of the earlier checkpoint.`,
  )
}

function parse(text: string): Checkpoint | string {
  try {
    return parseCheckpoint(text)
  } catch (error) {
    if (error instanceof AuditError) return error.why
    throw error
  }
}

function failed(what: string): SinceResult {
  return { extends: false, what }
}
