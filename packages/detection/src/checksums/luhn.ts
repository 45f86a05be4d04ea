/**
 * Whether a string of digits has a right check digit by the Luhn algorithm (ISO/IEC 7812-1, annex B):
 * from the right, every second digit doubled and its digits added; the sum is a multiple of ten.
 * Finds every single wrong digit and every swap of neighbours but 09 for 90.
 *
 * @example
 * isLuhnValid('79927398713')   // true
 */
export function isLuhnValid(digits: string): boolean {
  return /^\d{2,64}$/.test(digits) && luhnSum(digits) % 10 === 0
}

/** The Luhn sum of a string of digits, its last digit being the check digit. */
export function luhnSum(digits: string): number {
  let sum = 0
  for (let place = 0; place < digits.length; place += 1) {
    const digit = digits.charCodeAt(digits.length - 1 - place) - 48
    if (place % 2 === 0) sum += digit
    else sum += digit > 4 ? digit * 2 - 9 : digit * 2
  }
  return sum
}
