const weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2]
const letterValues: Readonly<Record<string, number>> = {
  A: 1,
  B: 2,
  C: 3,
  D: 4,
  E: 5,
  F: 6,
  G: 7,
  H: 8,
  J: 1,
  K: 2,
  L: 3,
  M: 4,
  N: 5,
  P: 7,
  R: 9,
  S: 2,
  T: 3,
  U: 4,
  V: 5,
  W: 6,
  X: 7,
  Y: 8,
  Z: 9,
}

/**
 * Whether a string is a well-formed North American vehicle identification number: 17 characters
 * without I, O, Q, the ninth the weighted sum mod 11, ten written X. Source: 49 CFR 565.15, ISO 3779.
 *
 * @example
 * isVin('1M8GDM9AXKP042788')   // true
 */
export function isVin(value: string): boolean {
  if (!/^[0-9A-HJ-NPR-Z]{17}$/.test(value)) return false
  const sum = [...value].reduce(
    (total, character, place) =>
      total + (letterValues[character] ?? Number(character)) * (weights[place] ?? 0),
    0,
  )
  const remainder = sum % 11
  return value[8] === (remainder === 10 ? 'X' : String(remainder))
}
