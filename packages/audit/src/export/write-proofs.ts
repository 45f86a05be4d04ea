import { canonicalJson } from '../canonical-json.ts'
import { parseCheckpoint } from '../checkpoint/checkpoint.ts'
import { parseVerifierKey } from '../checkpoint/verifier-key.ts'
import { badExportInput } from '../diagnostics.ts'
import { inclusionProofs } from '../merkle/inclusion-proofs.ts'
import { originNamesTenant, proofsFormat, toHex } from './export-format.ts'

/** An entry with its place in the log, from 0. */
export interface ProvenEntry {
  readonly index: number
  readonly canonical: string
}

/** What goes into one file of proofs. */
export interface WriteProofsOptions {
  readonly tenant: string
  /** The checkpoint's origin: the tenant, or a text that ends in `/` or `:` and the tenant. */
  readonly origin: string
  readonly verifierKey: string
  /** What all of these entries are about: the text of their `subject`. */
  readonly subject: string
  /** In the order of the log; all of them under the checkpoint. */
  readonly entries: readonly ProvenEntry[]
  /** The leaf hashes of the whole log, as many as the checkpoint covers. */
  readonly leafHashes: readonly Uint8Array[]
  /** A signed checkpoint, the latest. */
  readonly checkpoint: string
}

/**
 * Writes the entries about one subject, each with the proof that it is in the log, as a file that can be
 * verified offline: what concerns a run, without the log of everybody else. It writes what it is given
 * and does not judge it.
 *
 * @throws AuditError FCC_AUDIT_BAD_EXPORT_INPUT where its parts do not fit together, FCC_AUDIT_OUT_OF_TREE
 * for an entry that the checkpoint does not cover, FCC_AUDIT_BAD_CHECKPOINT, FCC_AUDIT_BAD_VERIFIER_KEY
 * @example
 * const text = writeProofs({ tenant, origin, verifierKey, subject: run, entries, leafHashes, checkpoint })
 */
export function writeProofs(options: WriteProofsOptions): string {
  const { tenant, origin, verifierKey, subject, entries, leafHashes, checkpoint } = options
  parseVerifierKey(verifierKey)
  const { size, origin: signedOrigin } = parseCheckpoint(checkpoint)
  if (signedOrigin !== origin) throw badExportInput('the checkpoint is of another origin')
  if (!originNamesTenant(origin, tenant)) {
    throw badExportInput('the origin does not name the tenant after its last slash or colon')
  }
  if (leafHashes.length !== size) {
    throw badExportInput(
      `it has ${leafHashes.length} leaf hashes and the checkpoint covers ${size} entries`,
    )
  }
  if (entries.length === 0) throw badExportInput('it has no entry')
  for (const [place, { index, canonical }] of entries.entries()) {
    if (canonical.includes('\n')) throw badExportInput(`entry ${index} holds a newline`)
    if (index <= (entries[place - 1]?.index ?? -1)) {
      throw badExportInput('its entries are not in the order of the log')
    }
  }
  const paths = inclusionProofs(
    entries.map(({ index }) => index),
    leafHashes,
  )
  const proofs = entries.map(({ index }, place) => ({
    index,
    path: (paths[place] ?? []).map(toHex),
  }))
  const lines = [
    canonicalJson({ format: proofsFormat, key: verifierKey, origin, subject, tenant }),
    ...entries.map(({ canonical }) => canonical),
    canonicalJson({ proofs }),
    canonicalJson(checkpoint),
  ]
  return `${lines.join('\n')}\n`
}
