/** A note as anybody may have one: the person in it does not exist. */
export const CLINICAL_NOTE = `WOODLAND FAMILY PRACTICE

Patient: Almqvist, Torunn
DOB: 11/02/1961
MRN: 55120734
Telephone: 906-555-0148
Seen on 02/17/2026 by Dr. Hale Winterbourne.

She reports that her cough has settled. Blood pressure 128/78. Type 2 diabetes without complications
(ICD-10-CM E11.9) is well controlled. Continue metformin 500 mg twice a day. Return in three months.
`

/** What names the person, and may not be in anything that is released. */
export const IDENTIFIERS: readonly string[] = [
  'Almqvist',
  'Torunn',
  '55120734',
  '906-555-0148',
  '11/02/1961',
]
