import type { Signer } from './verification-report.ts'

/** What a verification found out, as far as it bounds what can be said. */
export interface KnownFacts {
  /** Whether something is wrong: then nothing that holds of the rest is said, for nobody should lean on it. */
  readonly hasFailed: boolean
  readonly isKeyGiven: boolean
  readonly signer: Signer | undefined
  /** Size of an earlier checkpoint that the log was seen to extend. */
  readonly extendedSize: number | undefined
  readonly firstIndex: number
  readonly entriesAfterCheckpoint: number | undefined
  /** Entries whose text was removed, as a later entry says. */
  readonly removed: number
  readonly otherSignatures: number
  /** What the entries are about, where the file holds those of one subject only. */
  readonly subject: string | undefined
}

/** Says what a verification cannot know, a plain sentence each. */
export function stateLimits(facts: KnownFacts): readonly string[] {
  const { hasFailed, extendedSize, firstIndex, entriesAfterCheckpoint, otherSignatures } = facts
  const statements = [
    statementOnSigner(facts),
    hasFailed && extendedSize !== undefined ? undefined : statementOnHistory(extendedSize),
  ]
  if (entriesAfterCheckpoint !== undefined && entriesAfterCheckpoint > 0) {
    statements.push(
      `${counted(entriesAfterCheckpoint, 'entry lies', 'entries lie')} after the checkpoint and under no signature: whoever wrote the file could have changed, removed or added such entries.`,
    )
  }
  if (facts.removed > 0) {
    statements.push(
      `${counted(facts.removed, 'entry was', 'entries were')} removed under retention, as a later entry says: ${hasFailed ? '' : 'the log is proven with their leaf hashes, and '}what they said cannot be read.`,
    )
  }
  if (facts.subject !== undefined) {
    statements.push(
      `The file holds entries about one subject${hasFailed ? '' : ', each proven to be in the log'}. It cannot show that none of them was left out; an export of the whole log can.`,
    )
  } else if (firstIndex > 0) {
    statements.push(
      `The file begins at entry ${firstIndex}: the entries before it are under the checkpoint, but their content is not in the file.`,
    )
  }
  if (otherSignatures > 0) {
    statements.push(
      `${counted(otherSignatures, 'signature by another key was', 'signatures by other keys were')} not checked.`,
    )
  }
  return statements.filter((statement) => statement !== undefined)
}

function statementOnSigner({ isKeyGiven, signer }: KnownFacts): string | undefined {
  if (isKeyGiven) return undefined
  return signer === undefined
    ? 'The signer is not established: no key was given, and the one in the file cannot be read.'
    : `The signer is not established: no key was given, and anybody can put a key of their own into a file. The key in this one has the fingerprint ${signer.fingerprint}; compare it with one that reached you another way.`
}

function statementOnHistory(extendedSize: number | undefined): string {
  return extendedSize === undefined
    ? "Without a checkpoint seen earlier, or a witness, it cannot be excluded that the key's owner rewrote the log, or that it was cut back to an older checkpoint."
    : `The log extends the earlier checkpoint of ${counted(extendedSize, 'entry', 'entries')}. For what came after that one it cannot be excluded that the key's owner rewrote it, or that it was cut back to a checkpoint in between.`
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`
}
