import { canonicalJson } from '../canonical-json.ts'
import { parseCheckpoint } from '../checkpoint/checkpoint.ts'
import { parseVerifierKey } from '../checkpoint/verifier-key.ts'
import { badExportInput } from '../diagnostics.ts'
import { leafHash } from '../merkle/hashing.ts'
import { assertTreeState, emptyTree, type TreeState } from '../merkle/tree-state.ts'
import { exportFormat, originNamesTenant, removedLine, toHex } from './export-format.ts'

/** What goes into one export file. */
export interface WriteExportOptions {
  readonly tenant: string
  /** The checkpoint's origin: the tenant, or a text that ends in `/` or `:` and the tenant. */
  readonly origin: string
  readonly verifierKey: string
  /**
   * Canonical JSON texts in the order of the log; those beyond the checkpoint's size follow at the end.
   * `undefined` where a text was removed: then the leaf hashes are needed.
   */
  readonly entries: Iterable<string | undefined>
  /**
   * The leaf hashes as the log recorded them. Give them where they are stored: then a changed entry is
   * located. Without them they are computed from the entries, and a change made before the export is
   * found by the root but cannot be located.
   */
  readonly leafHashes?: Iterable<Uint8Array> | undefined
  /** A signed checkpoint, the latest. */
  readonly checkpoint: string
  /** The tree before the first entry given, when the export does not begin with entry 0. */
  readonly after?: TreeState | undefined
}

/**
 * Writes one tenant's log, or its end, as a file that can be verified offline. Yields lines with their
 * newline; nothing is held back but the leaf hashes. It writes what it is given and does not judge it:
 * a log that was tampered with must be exportable, for the verifier to say so.
 *
 * @throws AuditError FCC_AUDIT_BAD_EXPORT_INPUT at once when tenant, origin, checkpoint and first index
 * do not fit together, and while yielding for an entry that is not one line.
 * @throws AuditError FCC_AUDIT_BAD_CHECKPOINT, FCC_AUDIT_BAD_VERIFIER_KEY, FCC_AUDIT_BAD_TREE_STATE for
 * such parts.
 * @example
 * for (const line of writeExport({ tenant, origin, verifierKey, entries, checkpoint })) file.write(line)
 */
export function writeExport(options: WriteExportOptions): Iterable<string> {
  const { tenant, origin, verifierKey, checkpoint } = options
  const after = options.after ?? emptyTree()
  assertTreeState(after)
  parseVerifierKey(verifierKey)
  const { size, origin: signedOrigin } = parseCheckpoint(checkpoint)
  if (signedOrigin !== origin) {
    throw badExportInput('the checkpoint is of another origin')
  }
  if (!originNamesTenant(origin, tenant)) {
    throw badExportInput('the origin does not name the tenant after its last slash or colon')
  }
  if (after.size > size) {
    throw badExportInput(`it begins at entry ${after.size} and the checkpoint has only ${size}`)
  }
  return yieldLines(options, after)
}

function* yieldLines(options: WriteExportOptions, after: TreeState): Generator<string> {
  const { tenant, origin, verifierKey: key, checkpoint } = options
  yield `${canonicalJson({ format: exportFormat, key, origin, tenant })}\n`
  const computed: string[] = []
  let index = after.size
  for (const entry of options.entries) {
    if (entry === undefined) {
      if (options.leafHashes === undefined) {
        throw badExportInput(`entry ${index} was removed, and no leaf hashes are given`)
      }
      yield `${removedLine}\n`
      index++
      continue
    }
    if (entry.includes('\n')) throw badExportInput(`entry ${index} holds a newline`)
    if (options.leafHashes === undefined) computed.push(toHex(leafHash(entry)))
    yield `${entry}\n`
    index++
  }
  const leaves = options.leafHashes === undefined ? computed : Array.from(options.leafHashes, toHex)
  const frontier = after.frontier.map(toHex)
  yield `${canonicalJson({ after: { frontier, size: after.size }, leaves })}\n`
  yield `${canonicalJson(checkpoint)}\n`
}
