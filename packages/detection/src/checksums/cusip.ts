const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*@#'

/**
 * Whether a string is a well-formed CUSIP: nine characters, values 0 to 38, every second doubled, the
 * digits of each added; the check digit completes the sum to a multiple of ten.
 * Source: ANSI X9.6, CUSIP Global Services.
 *
 * @example
 * isCusip('037833100')   // true
 */
export function isCusip(value: string): boolean {
  if (!/^[0-9A-Z*@#]{8}\d$/.test(value)) return false
  let sum = 0
  for (let place = 0; place < 8; place += 1) {
    const weighed = alphabet.indexOf(value[place] as string) * (place % 2 === 0 ? 1 : 2)
    sum += Math.floor(weighed / 10) + (weighed % 10)
  }
  return (10 - (sum % 10)) % 10 === Number(value[8])
}
