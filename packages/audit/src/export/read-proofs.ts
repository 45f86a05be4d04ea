import type { JsonValue } from '../json-value.ts'
import { membersOf, readCanonicalLine } from './canonical-line.ts'
import { originNamesTenant, type ProofsHeader, proofsFormat } from './export-format.ts'
import { failed, isHashText, type Reading } from './read-parts.ts'

/** Where an entry is in the log, and the hashes that lead from it to the root. */
export interface EntryProof {
  readonly index: number
  readonly path: readonly Uint8Array[]
}

/** Reads the first line of a file of proofs. */
export function readProofsHeader(line: Uint8Array): Reading<ProofsHeader> {
  const read = readCanonicalLine(line)
  if (!read.ok) return failed(`The header ${read.why}.`)
  const members = membersOf(read.value, ['format', 'key', 'origin', 'subject', 'tenant'])
  const { format, key, origin, subject, tenant } = members ?? {}
  if (format !== proofsFormat) return failed(`The header is not of format ${proofsFormat}.`)
  if (![key, origin, subject, tenant].every((each) => typeof each === 'string')) {
    return failed('The header does not hold the texts key, origin, subject and tenant.')
  }
  const header = { format, key, origin, subject, tenant } as ProofsHeader
  return originNamesTenant(header.origin, header.tenant)
    ? { ok: true, part: header }
    : failed("The header's origin does not name its tenant.")
}

/** Reads the line before the last: one proof for each entry, by rising index. */
export function readProofs(line: Uint8Array, entries: number): Reading<readonly EntryProof[]> {
  const read = readCanonicalLine(line)
  if (!read.ok) return failed(`The line of proofs ${read.why}.`)
  const list = membersOf(read.value, ['proofs'])?.proofs
  const proofs = Array.isArray(list) ? list.map(readProof) : []
  if (!Array.isArray(list) || !proofs.every((proof) => proof !== undefined)) {
    return failed('The line of proofs does not hold a list of indices and hashes.')
  }
  if (proofs.length !== entries) {
    return failed(`There are ${entries} entries and ${proofs.length} proofs.`)
  }
  if (proofs.some(({ index }, place) => index <= (proofs[place - 1]?.index ?? -1))) {
    return failed('The proofs are not in the order of the log.')
  }
  return { ok: true, part: proofs }
}

function readProof(value: JsonValue): EntryProof | undefined {
  const { index, path } = membersOf(value, ['index', 'path']) ?? {}
  if (typeof index !== 'number' || !Number.isSafeInteger(index) || index < 0) return undefined
  if (!Array.isArray(path) || !path.every(isHashText)) return undefined
  return { index, path: path.map((text) => Buffer.from(text, 'hex')) }
}
