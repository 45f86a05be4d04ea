/**
 * ZIP3 areas of 20,000 people or fewer by the census of 2000 (printed in the guidance of the
 * Department of Health and Human Services on 45 CFR 164.514(b)) and by that of 2010. The union is
 * the safe choice while the guidance asks not to rely on the older list.
 */
export const RESTRICTED_ZIP3: ReadonlySet<string> = new Set(
  '036 059 063 102 203 205 369 556 692 753 772 790 821 823 830 831 878 879 884 890 893'.split(' '),
)

/** Whether three digits of a ZIP code stand for too few people to be kept. */
export function isRestrictedZip3(zip3: string): boolean {
  return RESTRICTED_ZIP3.has(zip3)
}

/**
 * What may be kept of a ZIP code: its first three digits, or `000` for a small area.
 *
 * Source: 45 CFR 164.514(b)(2)(i)(B).
 *
 * @example
 * keptZip3('54703')  // '547'
 * keptZip3('03601')  // '000'
 */
export function keptZip3(zip: string): string {
  const zip3 = zip.slice(0, 3)
  return isRestrictedZip3(zip3) ? '000' : zip3
}
