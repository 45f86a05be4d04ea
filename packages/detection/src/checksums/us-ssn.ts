/** Numbers made public by advertising; they belong to nobody. */
const publicSpecimens = new Set(['078051120', '219099999'])

/**
 * Whether nine digits could be a Social Security Number: area not 000, 666 or 900–999, group not 00,
 * serial not 0000, and none of the numbers made public (078-05-1120, 219-09-9999, 987-65-4320 to
 * 4329, matched exactly). There is no check digit. `123-45-6789` passes: a sample to people, and still
 * to be redacted. Source: Social Security Administration, RM 10201.035 (invalid SSNs).
 *
 * @example
 * isUsSsn('536-90-4399')   // true
 * isUsSsn('666-12-3456')   // false
 */
export function isUsSsn(value: string): boolean {
  const parts = /^(\d{3})([- ]?)(\d{2})\2(\d{4})$/.exec(value)
  if (parts === null) return false
  const [, area = '', , group = '', serial = ''] = parts
  if (area === '000' || area === '666' || area.startsWith('9')) return false
  if (group === '00' || serial === '0000') return false
  return !publicSpecimens.has(area + group + serial)
}
