import { sealingError } from '../diagnostics.ts'

/** The first byte of what names the versions of the keys that it is sealed under. */
const VERSIONED = 2
const BYTES_EACH = 2

/** Sealed bytes, and which version of each subject's key they are sealed under. */
export interface VersionedBytes {
  /** In the order of the subjects of the set. */
  readonly versions: readonly number[]
  readonly sealed: Uint8Array
}

/**
 * Pure: puts the versions of the keys before what is sealed under them. First versions are not named: what never was
 * rotated has the same bytes as before there were versions.
 */
export function nameVersions({ versions, sealed }: VersionedBytes): Uint8Array {
  if (versions.every((version) => version === 1)) return sealed
  const named = Buffer.allocUnsafe(1 + versions.length * BYTES_EACH + sealed.length)
  named[0] = VERSIONED
  for (const [index, version] of versions.entries()) {
    named.writeUInt16BE(version, 1 + index * BYTES_EACH)
  }
  named.set(sealed, 1 + versions.length * BYTES_EACH)
  return named
}

/** Pure: reads them again, for a set of so many subjects. @throws `FCC_SEALING_TAMPERED` */
export function readVersions(named: Uint8Array, subjects: number): VersionedBytes {
  if (named[0] !== VERSIONED) {
    return { versions: new Array<number>(subjects).fill(1), sealed: named }
  }
  const start = 1 + subjects * BYTES_EACH
  if (named.length < start) throw sealingError('FCC_SEALING_TAMPERED', ['it is cut short'])
  const view = Buffer.from(named.buffer, named.byteOffset, named.byteLength)
  const versions = Array.from({ length: subjects }, (_, index) =>
    view.readUInt16BE(1 + index * BYTES_EACH),
  )
  return { versions, sealed: named.subarray(start) }
}
