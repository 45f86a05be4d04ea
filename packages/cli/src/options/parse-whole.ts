import { InvalidArgumentError } from 'commander'

/** A whole number from 0, as an option's value. */
export function parseWhole(value: string): number {
  if (!/^\d{1,9}$/.test(value)) {
    throw new InvalidArgumentError('It has to be a whole number, 0 or more.')
  }
  return Number(value)
}
