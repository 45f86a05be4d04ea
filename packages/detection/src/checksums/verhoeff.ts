const multiply = [
  '0123456789',
  '1234067895',
  '2340178956',
  '3401289567',
  '4012395678',
  '5987604321',
  '6598710432',
  '7659821043',
  '8765932104',
  '9876543210',
]
const permute = [
  '0123456789',
  '1576283094',
  '5803796142',
  '8916043527',
  '9453126870',
  '4286573901',
  '2793806415',
  '7046913258',
]

/**
 * Whether a string of digits has a right check digit by Verhoeff's algorithm, which works in the
 * dihedral group D5 and finds every single wrong digit and every swap of neighbours.
 * Source: J. Verhoeff, Error Detecting Decimal Codes, 1969.
 *
 * @example
 * isVerhoeffValid('2363')   // true
 */
export function isVerhoeffValid(digits: string): boolean {
  if (!/^\d{2,64}$/.test(digits)) return false
  let check = 0
  for (let place = 0; place < digits.length; place += 1) {
    const digit = Number(digits[digits.length - 1 - place])
    check = Number(multiply[check]?.[Number(permute[place % 8]?.[digit])])
  }
  return check === 0
}
