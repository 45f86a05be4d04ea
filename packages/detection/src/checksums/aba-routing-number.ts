const weights = [3, 7, 1]

/**
 * Whether a string is a well-formed ABA routing number: nine digits, the first two 00–12, 21–32,
 * 61–72 or 80, weights 3 7 1, the sum a multiple of ten. Source: American Bankers Association,
 * Routing Number Policy (ANSI X9.100).
 *
 * @example
 * isAbaRoutingNumber('021000021')   // true
 */
export function isAbaRoutingNumber(value: string): boolean {
  if (!/^(?:0\d|1[0-2]|2[1-9]|3[0-2]|6[1-9]|7[0-2]|80)\d{7}$/.test(value)) return false
  const sum = [...value].reduce(
    (total, digit, place) => total + Number(digit) * (weights[place % 3] ?? 0),
    0,
  )
  return sum % 10 === 0
}
