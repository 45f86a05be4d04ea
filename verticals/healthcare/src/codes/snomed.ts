/** Verhoeff's check: the table of the dihedral group and its permutations. */
const D =
  '0123456789 1234067895 2340178956 3401289567 4012395678 5987604321 6598710432 7659821043 8765932104 9876543210'.split(
    ' ',
  )
const P =
  '0123456789 1576283094 5803796142 8916043527 9453126870 4286573901 2793806415 7046913258'.split(
    ' ',
  )

/**
 * Whether the last digit of a number is the one that Verhoeff's scheme gives.
 *
 * Source: J. Verhoeff, Error Detecting Decimal Codes (1969); SNOMED CT Technical Implementation Guide, check digit.
 */
export function isVerhoeffValid(digits: string): boolean {
  if (!/^\d+$/.test(digits)) return false
  let check = 0
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index])
    check = Number(D[check]?.[Number(P[index % 8]?.[digit])])
  }
  return check === 0
}

/** What an identifier of SNOMED CT stands for, by its partition. */
export type SnomedKind = 'concept' | 'description' | 'relationship'

const KINDS: Readonly<Record<string, SnomedKind>> = {
  '0': 'concept',
  '1': 'description',
  '2': 'relationship',
}
const SHORTEST_WITH_NAMESPACE = 11

/**
 * Reads an identifier of SNOMED CT by its form. That its form is right does not say that it exists: the
 * content of SNOMED CT is licensed and comes with nothing here.
 *
 * Source: SNOMED CT Technical Implementation Guide, SCTID (length, partition, namespace, check digit).
 *
 * @returns nothing where it is none
 * @example
 * readSnomedId('73211009')       // { kind: 'concept', namespace: undefined }
 * readSnomedId('731000124108')   // { kind: 'concept', namespace: '1000124' }
 */
export function readSnomedId(
  text: string,
): { readonly kind: SnomedKind; readonly namespace: string | undefined } | undefined {
  if (!/^[1-9]\d{5,17}$/.test(text) || !isVerhoeffValid(text)) return undefined
  const isLong = text.at(-3) === '1'
  const kind = KINDS[text.at(-2) ?? '']
  if (!kind || (text.at(-3) !== '0' && !isLong)) return undefined
  if (!isLong) return { kind, namespace: undefined }
  return text.length < SHORTEST_WITH_NAMESPACE
    ? undefined
    : { kind, namespace: text.slice(-10, -3) }
}

/** Whether a text has the form of an identifier of SNOMED CT. */
export function isSnomedId(text: string): boolean {
  return readSnomedId(text) !== undefined
}
