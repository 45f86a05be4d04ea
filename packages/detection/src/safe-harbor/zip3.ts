/** Which census the list of sparsely populated three-digit ZIP areas comes from. */
export type Zip3Vintage = '2000' | '2010' | 'union'

/**
 * Three-digit ZIP areas of at most 20,000 people. The first list is the one printed in HHS's
 * de-identification guidance of 2012, which says not to rely on it once newer data exist; the second is
 * the list commonly derived from the 2010 census.
 */
const restricted: Readonly<Record<'2000' | '2010', readonly string[]>> = {
  '2000': '036 059 063 102 203 556 692 790 821 823 830 831 878 879 884 890 893'.split(' '),
  '2010': '036 059 102 203 205 369 556 692 753 772 821 823 878 879 884 893'.split(' '),
}

/** The three-digit areas that must become `000` under a vintage; `union` is the safest. */
export function restrictedZip3(vintage: Zip3Vintage): ReadonlySet<string> {
  return new Set(
    vintage === 'union' ? [...restricted['2000'], ...restricted['2010']] : restricted[vintage],
  )
}

/**
 * What may stay of a ZIP code: its first three digits, or `000` where few people share them.
 * Source: 45 CFR 164.514(b)(2)(i)(B). Undefined for what is no ZIP code.
 *
 * @example
 * resolveZip3('02139')   // '021'
 * resolveZip3('03601')   // '000'
 */
export function resolveZip3(
  zipCode: string,
  few: ReadonlySet<string> = restrictedZip3('union'),
): string | undefined {
  if (!/^\d{5}(?:-?\d{4})?$/.test(zipCode)) return undefined
  const area = zipCode.slice(0, 3)
  return few.has(area) ? '000' : area
}
