import { atOnce } from '@fcc/detection'
import { describe, expect, it } from 'vitest'
import { DEFAULT_KEPT_RULES } from '../deidentify/kept-rules.ts'
import { placesByRules } from '../deidentify/places-by-rules.ts'
import { readVocabulary } from '../vocabulary/read-vocabulary.ts'
import { findSuspects } from './find-suspects.ts'
import { tokenise } from './token.ts'

const vocabulary = readVocabulary()
const suspects = (text: string, isReport = false) =>
  atOnce(
    findSuspects(tokenise(text), {
      vocabulary,
      latestRevealingYear: 1936,
      isReport,
      places: placesByRules(text, DEFAULT_KEPT_RULES),
    }),
  ).map((suspect) => suspect.token.text)

describe('codes and letters of ordinary notes', () => {
  it.each([
    'Diagnosis codes:\nM54.50 low back pain, unspecified\nI10 hypertension\nK2I.9',
    'Sex: F\nGender: M',
    'Oxygen saturation 91% on room air.',
  ])('are proven: %s', (text) => {
    expect(suspects(text)).toEqual([])
  })

  it.each(['Codes: QX7712', 'Diagnosis codes:\n\nMD48213', 'Sex: J', 'F'])(
    'and no others are: %s',
    (text) => {
      expect(suspects(text)).not.toEqual([])
    },
  )
})

describe('what is proven safe', () => {
  it.each([
    'She was given furosemide 40 mg IV every 12 hours and lost 6.3 kg.',
    'BP was 158/92 mmHg, pulse 104, respirations 24, temperature 98.4 F, SpO2 89% on room air.',
    'HbA1c 8.9%, BNP 1,240 pg/mL, creatinine 1.6 mg/dL, K 4.8 mmol/L'.replace('K ', 'potassium '),
    'A 68-year-old woman, 70yo, 45 y/o, aged 89, with type 2 diabetes',
    'Hodgkin lymphoma in 2009, Parkinson’s disease, a Foley catheter, Stevens-Johnson syndrome',
    'Strength 5/5 in all extremities, 2/6 systolic murmur, pain 3/10',
    'disc herniation at L4-L5, T2N0M0, hepatitis C, vitamin D, q6h, x3',
    'ICD-10-CM: E11.65, I10, K2I.9',
    'type 2 diabetes mellitus with hyperglycemia (E11.65)',
    'Treated for HTN (I10), hypertension (I10) and COPD (J44).',
    'Seen by [name] on [date:2026] at [place], WI [zip:547]; her mother is [age:90+].',
    'She lives in Wisconsin. Follow-up in 2-3 days. May take ibuprofen. Will return.',
    'DISCHARGE MEDICATIONS\n1. Pantoprazole 40 mg by mouth once daily\n2. Insulin glargine 18 units',
  ])('%s', (text) => {
    expect(suspects(text)).toEqual([])
  })
})

describe('what is not proven safe is suspect', () => {
  it.each([
    ['Seen by Okonkwo today', ['Okonkwo']],
    ['seen by okonkwo today', ['okonkwo']],
    ['Dr. Young saw her', ['Young']],
    ['seen by dr white, did not miss long walks', ['white']],
    ['the Bank of Reading', ['Reading']],
    ['she saw Young and Brown', ['Young', 'Brown']],
    ['Parkinson, James', ['Parkinson', 'James']],
    ['James P. was here', ['James', 'P']],
    ['credential of the state board: MD/48-2137', ['MD/48-2137']],
    ['record 00482919', ['00482919']],
    ['MRN 417', ['417']],
    ['room 12', ['12']],
    ['on 3/14 and 03/14/2026', ['3/14', '03/14/2026']],
    ['in March 2026, on 2 Jan', ['March', '2', 'Jan']],
    ['aged 93, a 93-year-old, 94 yo, age 101', ['93', '93-year-old', '94', '101']],
    ['born in 1931', ['1931']],
    ['12 Birchwood', ['12', 'Birchwood']],
    [
      'a@b.example https://x.example/a 203.0.113.47',
      ['a@b.example', 'https://x.example/a', '203.0.113.47'],
    ],
    ['48 21 37', ['48', '21', '37']],
    ['four eight two one three', ['four', 'eight', 'two', 'one', 'three']],
    ['passport W48.2137', ['W48.2137']],
    ['Mr. [name] Okonkwo', ['Okonkwo']],
    [
      '[zip:036] [date:1931] [age:93] [name:smith] [record-number:1234]',
      ['[zip:036]', '[date:1931]', 'age:93', 'name:smith', '[record-number:1234]'],
    ],
    ['ok\u200bonkwo ⠕⠅ ｏｋｏｎｋｗｏ', ['ok\u200bonkwo', '⠕⠅', 'ｏｋｏｎｋｗｏ']],
  ])('%s', (text, expected) => {
    expect(suspects(text)).toEqual(expected)
  })

  it('takes a code for a code only where codes are meant', () => {
    expect(suspects('A1234')).toEqual(['A1234'])
    expect(
      suspects('HTN I10, she (I10), ward (A12), room (A12), HTN (U10), HTN (I104), HTN (B12-3)'),
    ).toEqual(['I10', 'I10', 'A12', 'A12', 'U10', 'I104', 'B12-3'])
    expect(suspects('I10', true)).toEqual([])
    expect(suspects('A12345678', true)).toEqual(['A12345678'])
  })
})
