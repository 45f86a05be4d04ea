import { type CustomTypesConfig, types } from 'pg'

const BYTEA = 17
const INT8 = 20

/** A number of 64 bits as one of JavaScript; those of this store are safe. */
function readInt8(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError('A number of the database is too large.')
  return value
}

/** Bytes as a `Uint8Array` of their own. */
function readBytes(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text.slice(2), 'hex'))
}

/** How columns become values. */
export const columnTypes: CustomTypesConfig = {
  getTypeParser: ((oid: number, format: 'text' | 'binary') => {
    if (format !== 'binary' && oid === BYTEA) return readBytes
    if (format !== 'binary' && oid === INT8) return readInt8
    return types.getTypeParser(oid, format as 'text')
  }) as CustomTypesConfig['getTypeParser'],
}
