import { describe, expect, it } from 'vitest'
import { deidentify } from './deidentify.ts'
import { DEFAULT_KEPT_RULES } from './kept-rules.ts'

const textOf = (note: string) =>
  deidentify(note, [], { detector: 'test', recordNumbers: 'none', kept: DEFAULT_KEPT_RULES }).text
/** Each text with what is left of it. */
type Cases = readonly (readonly [written: string, left: string])[]
const same = (...texts: readonly string[]): Cases => texts.map((text) => [text, text])

const CASES: Readonly<Record<string, Cases>> = {
  'capitals and lower case': [
    [
      'HIS SON DERRICK HAYES SPOKE WITH ANA RICE AND ROSS MORALES.',
      'HIS SON [name] SPOKE WITH [name] AND [name].',
    ],
    [
      'his son derrick hayes spoke with ana rice and ross morales.',
      'his son [name] spoke with [name] and [name].',
    ],
    ['pt maria okonkwo seen by dr reyes on march 3rd', 'pt [name] seen by [name] on [date]'],
  ],
  'names that are words': [
    ['Family meeting held with Morales and Hayes.', 'Family meeting held with [name] and [name].'],
    ['Rice called about the results.', '[name] called about the results.'],
    ['Seen by Foley.', 'Seen by [name].'],
    ['Discussed with Foley and Graves.', 'Discussed with [name] and [name].'],
    ['Mother (Rose) called.', 'Mother ([name]) called.'],
    ['Brown was seen today.', '[name] was seen today.'],
    ['Walker called the clinic.', '[name] called the clinic.'],
    ['Young says she is better.', '[name] says she is better.'],
    ['Hall reports pain.', '[name] reports pain.'],
    ['Walker was discharged home.', '[name] was discharged home.'],
    ...same(
      'Foley catheter placed.',
      'Graves disease noted.',
      'ANA titer 1:80.',
      'rose colored rash',
      'Stone was seen in the left ureter.',
    ),
  ],
  'ages over 89': [
    ['92F with CHF', '[age:90+]F with CHF'],
    ['Age/Sex: 92 F', 'Age/Sex: [age:90+] F'],
    ['Woman (94) admitted', 'Woman ([age:90+]) admitted'],
    ['in her early 90s', 'in her early [age:90+]'],
    ['at the age of ninety-one', 'at the age of [age:90+]'],
    ['102M', '[age:90+]M'],
    ['Mother died at 95', 'Mother died at [age:90+]'],
    ...same('89F', 'BP 92/60', 'SpO2 92', '92 mg given'),
  ],
  'the head of a letter in capitals': [
    ['ANA RICE\n12 HILLS RD', '[name]\n[place]'],
    [
      'ANA RICE\n12 HILLS RD\n\nThe patient was seen for a cough that does not go away.',
      '[name]\n[place]\n\nThe patient was seen for a cough that does not go away.',
    ],
    [
      'MORALES, ROSS\n4410 W PALM AVE APT 3\nTUCSON AZ 85701\n\nSeen for cough.',
      '[name]\n[place]\n[place] AZ [zip:857]\n\nSeen for cough.',
    ],
    ...same('CBC\nWBC 12.1\nHGB 9.2\nPLT 200\n\nStable.', 'ASSESSMENT AND PLAN\nContinue.'),
  ],
  'parts of identifiers': [
    ['MRN 48 21 00 77.', 'MRN [record-number].'],
    ['account 12 34 56 78.', 'account [account].'],
    ['pt, Mr. W., who came', 'pt, [name], who came'],
    ['K. Hanley, MD', '[name], MD'],
    ['Seen by J. R. Hanley, MD today', 'Seen by [name], MD today'],
  ],
  dates: [
    ['Seen 2025-03 for cough', 'Seen [date:2025] for cough'],
    ['Seen 2025 03 14 for cough', 'Seen [date:2025] for cough'],
    ['Seen on the 14th.', 'Seen on [date].'],
    ['Seen on the 14th for cough', 'Seen on [date] for cough'],
    ['14 III 2025', '[date:2025]'],
    ['14 de marzo', '[date]'],
    ...same(
      'fracture of the 5th finger',
      'pain on the 2nd and 3rd toes',
      'below the 10th percentile',
    ),
  ],
  'sides and departures': [
    ['She left Springfield in 2019.', 'She left [place] in 2019.'],
    ['in New York, April 2023', 'in [place], [date:2023]'],
    ...same(
      'left MCA infarct',
      'left AV fistula',
      'left ACL tear',
      'left IJ line',
      'left TKA in 2021',
      'left Achilles rupture',
    ),
  ],
  medicine: same(
    'productive cough, expiratory wheeze',
    'Lipitor 20 mg',
    'Na 138, pCO2 58, given q.24h',
    'E. coli bacteremia',
    'Wolff-Parkinson-White syndrome',
    'Apgar 8/9',
  ),
  'cards and numbers of other countries': [
    ['card 213112345678904', 'card [account]'],
    ['card 3511000000000006', 'card [account]'],
    ['card 5811111111111111', 'card [account]'],
    ['card 0604123456789015', 'card [account]'],
    ['iban gb29nwbk60161331926819', 'iban [account]'],
    ['06 12 34 56 78', '[phone]'],
    ['(02) 9374 4000', '[phone]'],
    ['0412 345 678', '[phone]'],
    ['+91 98765 43210', '[phone]'],
    ...same('doses of 0.5 1.5 2.5 3.5 mg', 'scores 01 02 03'),
  ],
}

for (const [what, cases] of Object.entries(CASES)) {
  describe(what, () => {
    it.each(cases)('%j', (written, left) => {
      expect(textOf(written)).toBe(left)
    })
  })
}
