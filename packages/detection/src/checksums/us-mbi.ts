const mbi =
  /^[1-9][AC-HJKMNP-RT-Y][0-9AC-HJKMNP-RT-Y]\d[AC-HJKMNP-RT-Y][0-9AC-HJKMNP-RT-Y]\d[AC-HJKMNP-RT-Y]{2}\d{2}$/

/**
 * Whether a string has the structure of a Medicare Beneficiary Identifier, dashes aside: eleven
 * characters, kinds fixed by position, letters without S L O I B Z. There is no check digit.
 * Source: CMS, Understanding the MBI format.
 *
 * @example
 * isUsMbi('1EG4-TE5-MK73')   // true
 */
export function isUsMbi(value: string): boolean {
  return mbi.test(value.replaceAll('-', ''))
}
