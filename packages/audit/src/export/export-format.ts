// The one description of the file, for its writer and its reader. A file is lines, each ended by one LF:
//   1       header        {"format":…,"key":…,"origin":…,"tenant":…}
//   2 …     entries       one canonical JSON text each, in the order of the log; `null` where it was removed
//   last-1  leaf hashes   {"after":{"frontier":[hex, …],"size":n},"leaves":[hex, …]}
//   last    checkpoint    the signed note as a JSON string
// All of it is canonical JSON and no other byte is allowed, so each byte is checked by something: the
// header by the checkpoint's origin and the key's own id, the entries by the leaf hashes, these by the
// signed root, the checkpoint by its signature. The leaf hashes follow the entries, and no line counts
// them, so that a log of any length can be written as it is read.
//
// The entries about one subject, such as a run, are written with their proofs, in the same manner:
//   1       header        {"format":…,"key":…,"origin":…,"subject":…,"tenant":…}
//   2 …     entries       those of the log whose `subject` is the header's, in the order of the log
//   last-1  proofs        {"proofs":[{"index":n,"path":[hex, …]}, …]}, one for each entry
//   last    checkpoint    the signed note as a JSON string
// Here the entries lead to the signed root by their proofs, and the header's subject is that of each entry.

// A removed text stays proven by its leaf hash; that it was removed, and not taken away, a later entry says.

/** First member of the header; it changes when the format does. */
export const exportFormat = 'fcc-audit-export/1'

/** The same of a file that holds the entries about one subject with their proofs. */
export const proofsFormat = 'fcc-audit-proofs/1'

/** The `type` of an entry whose `data.places` says which entries were removed: `[[from, to], …]`, `to` not among them. */
export const removalType = 'fcc.records.pruned'

/** The line in the place of an entry whose text was removed. */
export const removedLine = 'null'

/** Whether a line stands in the place of a removed text. */
export function isRemovedLine(line: Uint8Array): boolean {
  return line.length === removedLine.length && Buffer.from(line).toString('latin1') === removedLine
}

/** Lines that are not entries: header, leaf hashes or proofs, checkpoint. */
export const linesAroundEntries = 3

/** First line of an export. */
export interface ExportHeader {
  readonly format: string
  /** The verifier key that the exporter says signed the checkpoint; believed only when given from outside. */
  readonly key: string
  readonly origin: string
  readonly tenant: string
}

/** First line of a file of proofs. */
export interface ProofsHeader extends ExportHeader {
  /** What every entry in the file is about. */
  readonly subject: string
}

/**
 * Whether a log's origin names this tenant, which is what follows its last slash or colon. The origin is
 * signed with every checkpoint, so that an export cannot be passed off as another tenant's; one origin
 * names one tenant only.
 *
 * @example
 * originNamesTenant('urn:fcc:tenant:riverside', 'riverside') // true, and so for 'fcc.example/riverside'
 */
export function originNamesTenant(origin: string, tenant: string): boolean {
  return tenant.length > 0 && origin.split(/[/:]/).at(-1) === tenant
}

/** Writes a hash as 64 lower-case hexadecimal digits. */
export function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex')
}
