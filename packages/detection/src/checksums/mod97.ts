/**
 * The remainder by 97 of a string of digits and capital letters, each letter counting as a two-digit
 * number (A = 10 … Z = 35). Undefined for any other character. Source: ISO 7064, MOD 97-10.
 *
 * @example
 * mod97('5493001KJTIIGC8Y1R12')   // 1
 */
export function mod97(value: string): number | undefined {
  let remainder = 0
  for (let place = 0; place < value.length; place += 1) {
    const code = value.charCodeAt(place)
    if (code >= 48 && code <= 57) remainder = (remainder * 10 + code - 48) % 97
    else if (code >= 65 && code <= 90) remainder = (remainder * 100 + code - 55) % 97
    else return undefined
  }
  return value === '' ? undefined : remainder
}
