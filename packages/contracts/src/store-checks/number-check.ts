import { storeError } from './store-error.ts'

/** Gives the number back, or throws `FCC_STORE_INVALID_NUMBER` unless it is whole and not negative. */
export function assertCount(name: string, value: number): number {
  if (!Number.isSafeInteger(value) || value < 0) {
    throw storeError('FCC_STORE_INVALID_NUMBER', [name, value])
  }
  return value
}
