import { InvalidArgumentError } from 'commander'

/** A whole number from 1, as an option's value. */
export function parseCount(value: string): number {
  const count = Number(value)
  if (!Number.isSafeInteger(count) || count < 1) {
    throw new InvalidArgumentError('It has to be a whole number, 1 or more.')
  }
  return count
}
