import { InvalidArgumentError } from 'commander'

/** Text that says something, as an option's value. */
export function parseWords(value: string): string {
  if (value.trim() === '') throw new InvalidArgumentError('It has to say something.')
  return value.trim()
}
