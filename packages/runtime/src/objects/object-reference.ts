import { createHash } from 'node:crypto'

/** The first byte of what names an object in the place of sealed bytes, which begin with 1 or 2. */
const REFERENCE = 3
const DIGEST_BYTES = 32

/** Where sealed bytes lie that are no part of their row. */
export interface ObjectReference {
  /** The object store, by the id under which the configuration names it. */
  readonly store: string
  /** SHA-256 of the sealed bytes, in hexadecimal. */
  readonly name: string
}

/** Pure: the name under which sealed bytes are an object. */
export function objectNameOf(sealed: Uint8Array): string {
  return createHash('sha256').update(sealed).digest('hex')
}

/** Pure: what the row has instead. */
export function writeReference({ store, name }: ObjectReference): Uint8Array {
  return new Uint8Array(
    Buffer.concat([Buffer.of(REFERENCE), Buffer.from(name, 'hex'), Buffer.from(store, 'utf8')]),
  )
}

/** Pure: whether a row names an object, be it as it should or not. */
export function isReference(sealed: Uint8Array): boolean {
  return sealed[0] === REFERENCE
}

/** Pure: reads it again; nothing where it cannot have been written so. */
export function readReference(sealed: Uint8Array): ObjectReference | undefined {
  const store = Buffer.from(sealed.subarray(1 + DIGEST_BYTES)).toString('utf8')
  if (!isReference(sealed) || !/^[a-z0-9][a-z0-9/-]{0,199}$/.test(store)) return undefined
  return { store, name: Buffer.from(sealed.subarray(1, 1 + DIGEST_BYTES)).toString('hex') }
}
