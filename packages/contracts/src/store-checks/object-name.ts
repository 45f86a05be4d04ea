import { storeError } from './store-error.ts'

/** Gives the name of an object back, or throws `FCC_STORE_INVALID_ID` unless it is a SHA-256 in hexadecimal. */
export function assertObjectName(name: string): string {
  if (typeof name !== 'string' || !/^[0-9a-f]{64}$/.test(name) || name.length !== 64) {
    throw storeError('FCC_STORE_INVALID_ID', ['object', 'is no digest of 64 hexadecimal digits'])
  }
  return name
}
