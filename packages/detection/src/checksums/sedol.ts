const weights = [1, 3, 1, 7, 3, 9, 1]

/**
 * Whether a string is a well-formed SEDOL: six digits or consonants and a check digit, weights
 * 1 3 1 7 3 9 1, the sum a multiple of ten. Source: London Stock Exchange, SEDOL Masterfile.
 *
 * @example
 * isSedol('0263494')   // true
 */
export function isSedol(value: string): boolean {
  if (!/^[0-9B-DF-HJ-NP-TV-Z]{6}\d$/.test(value)) return false
  const sum = [...value].reduce(
    (total, character, place) => total + Number.parseInt(character, 36) * (weights[place] ?? 0),
    0,
  )
  return sum % 10 === 0
}
