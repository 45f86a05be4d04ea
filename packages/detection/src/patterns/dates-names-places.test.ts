import { describe, expect, it } from 'vitest'
import type { Pattern } from '../define-pattern.ts'
import { mergeFindings } from '../merge-findings.ts'
import { scanSafeHarbor } from '../safe-harbor/scan-safe-harbor.ts'
import { scan } from '../scan.ts'
import { ageOver89, birthYearOver89 } from './age-over-89.ts'
import { biometric, embeddedImage } from './biometric.ts'
import { date } from './date.ts'
import { facility } from './facility.ts'
import { personName } from './person-name.ts'
import { place } from './place.ts'
import { streetAddress } from './street-address.ts'
import { cityAndState, zipCode } from './zip-code.ts'

interface Case {
  readonly name: string
  readonly patterns: readonly Pattern[]
  /** What to find stands between «». */
  readonly finds: readonly string[]
  readonly leaves: readonly string[]
}

const cases: readonly Case[] = [
  {
    name: 'date',
    patterns: date,
    finds: [
      'on «2023-04-12»',
      '«2023-04-12T10:20:30Z» seen',
      '«04/12/2023»',
      '«4/12/22»',
      '«10-04-2023»,',
      '«12.04.2023»',
      '«12th April 2022».',
      '«17-Feb-2023» at',
      '«April 12th, 2023»',
      '«Feb 2nd 2021»,',
      "«Nov 11th '23»",
      '«september 10th», she',
      'Health «April 2023» (',
      'in «November 2022»?',
      'last «December»',
      'DOB «19510314»',
      'seen on «4/12»',
      'DOB: «3/14/51»',
      '«04/2023»',
      '«3rd of May»',
      '«MARCH 3, 2023»',
    ],
    leaves: [
      'in 2021',
      'the 2023 guidelines',
      'BP 120/80',
      'pain 5/10',
      '13/14/2023 x',
      'version 1.2.23',
      'last week',
      'may take 10 mg',
      'march 5 steps',
      '1/2 tablet',
      'strength 5/5',
      'a 5-10 year risk',
    ],
  },
  {
    name: 'age over 89',
    patterns: [...ageOver89, birthYearOver89(2026)],
    finds: [
      '«90»-year-old man',
      'a «92» y/o',
      'aged «101»',
      'Age: «95»',
      '«97yo»'.replace('«97yo»', '«97»yo'),
      '«ninety-three-year-old»',
      'in her «nineties»',
      'born in «1936»',
      'a «centenarian»',
    ],
    leaves: [
      '89-year-old',
      '55yo',
      'aged 89',
      'in the 1990s',
      'born in 1937',
      '95% of',
      'SpO2 97',
      'age 90-day',
    ],
  },
  {
    name: 'ZIP code',
    patterns: zipCode,
    finds: ['ZIP: «33101»', 'zip code «33101-1234»', 'IL «62704»', 'Texas «75001-0001».'],
    leaves: ['62704', 'IL 627045', 'count 33101', '12,33101', 'CPT 99213'],
  },
  {
    name: 'city and state',
    patterns: [cityAndState],
    finds: ['from «Springfield, IL» today', 'in «St. Paul, Minnesota».', '«Baltimore, MD» 21201'],
    leaves: ['John Smith, MD', 'Warfarin, or', 'in Texas'],
  },
  {
    name: 'street address',
    patterns: streetAddress,
    finds: [
      'at «123 Maple Street», Chicago',
      '«789 Maple St., Apt 4B»',
      '«12 N. 5th Ave»',
      'lives at «12 oak lane»',
      '«P.O. Box 1234»',
      'at «40.71280, -74.00601»',
    ],
    leaves: ['5 mg daily', '3 St elevations', '12 oak lane', '40.7, 74.0', 'in 2 Place'],
  },
  {
    name: 'person name',
    patterns: personName,
    finds: [
      'known as «Mr. Smith», seen',
      'by «Dr. John L.» in',
      '«Dr. Sarah P.» from',
      '«Mrs. L. Hernandez», who',
      '«Dr. Parkinson» saw him',
      'Patient: «Maria Lopez», DOB 3/14',
      'PATIENT: «SMITH, JOHN» MRN',
      '{"name": "«Ann Lee»"}',
      'pt «Sarah L.», Methodist',
      'daughter of «Imogen Blackwood»,',
      'her son «Tarquin» called',
      'for «John White», seen',
      'a boy named «Xiomar T.», with',
      'male, «Richard B.», last',
      '«Mary Johnson», residing',
      '20yo female, «Anna», seen',
      '«Jane A. Doe», seen',
      'a 60-year-old man, «Zbigniew Kowalski», with',
      "ref «Paul M»'s case",
      'signed by «Laura Chen»',
      '«Oluwaseun Adeyemi, MD»'.replace(', MD»', '», MD'),
      '«Johnson, Mary A.» was',
      "«Mary O'Brien-Smith» is",
    ],
    leaves: [
      "Parkinson's disease",
      'a Foley catheter',
      'Graves disease',
      'Hepatitis C, chronic',
      'Vitamin D. Then',
      'Type I, Stage B',
      'Babinski sign',
      'Guillain-Barré syndrome',
      'Framingham Risk Score',
      'The patient Has',
      'Patient Education',
      'patients with Crohn disease',
      'African American male',
      'Non-Hodgkin lymphoma',
      'MS Contin',
      'St. Mary Hospital',
      'daughter reports',
      'Gleason score of 7',
      'Barrett esophagus',
    ],
  },
  {
    name: 'facility',
    patterns: facility,
    finds: [
      'treated at «Methodist Hospital» on',
      'at «New Orleans Health Center» on',
      "«Brigham and Women's Hospital, Boston» on",
      "«Children's Hospital Los Angeles» on",
      'visited our «Dallas clinic» on',
      'at «UCSF» on',
      "seen at «John's Hopkins» on",
      "«St. Joseph's Hospital in Detroit, MI» on",
      'admitted to «Elm Street Medical Center» on',
    ],
    leaves: [
      'recommendations from Mayo Clinic',
      'the clinic',
      'Diabetes clinic',
      'General practice',
      'The Hospital',
      'a community hospital',
    ],
  },
  {
    name: 'place',
    patterns: place,
    finds: [
      'living in «the Bronx», was',
      'from «Houston», with',
      'seen in «San Fran» on',
      'admitted to «Larkspur» on',
      'seen at «Riverbend» on',
      'lives in «Ashby Falls», and',
      '«Cook County» records',
      '«Chicago, IL», who',
    ],
    leaves: [
      'in Texas',
      'seen in ED',
      'admitted to ICU',
      'Boston criteria',
      'in April',
      'in Hispanic men',
      'referred to Cardiology',
      'lives in California',
    ],
  },
  {
    name: 'biometrics and photographs',
    patterns: [biometric, embeddedImage],
    finds: [
      'the «fingerprint» was',
      '«photo of the patient» attached',
      '«data:image/png;base64,AAAA»',
    ],
    leaves: ['a retinal scan', 'iris was normal'],
  },
]

for (const { name, patterns, finds, leaves } of cases) {
  describe(name, () => {
    it.each(finds)('finds %s', (marked) => {
      const text = marked.replace(/[«»]/g, '')
      const [found] = mergeFindings(scan(text, patterns))
      expect(found && text.slice(found.span.start, found.span.end)).toBe(
        /«(.*)»/s.exec(marked)?.[1],
      )
    })

    it.each(leaves)('leaves %s', (text) => {
      expect(scan(text, patterns).map(({ span }) => text.slice(span.start, span.end))).toEqual([])
    })
  })
}

describe('dates as people of other habits write them', () => {
  const dates = (text: string) =>
    scan(text, date).map(({ span }) => text.slice(span.start, span.end))

  it.each([
    ['seen 2025-03 for follow-up', '2025-03'],
    ['seen 2025 03 14', '2025 03 14'],
    ['back on the 14th.', 'the 14th'],
    ['born 14 III 2025', '14 III 2025'],
    ['vista el 14 de marzo', '14 de marzo'],
    ['am 14. März 2025', '14. März 2025'],
  ])('are found: %s', (text, expected) => {
    expect(dates(text)).toEqual([expected])
  })

  it.each(['fracture of the 5th finger', 'stage 3 III', 'grade 2 of 5', 'on the 2nd floor'])(
    'are not seen where there are none: %s',
    (text) => {
      expect(dates(text)).toEqual([])
    },
  )
})

describe('a number in groups', () => {
  it.each([
    ['MRN 48 21 00 77.', '48 21 00 77'],
    ['account 12 34 56 78.', '12 34 56 78'],
  ])('is found whole: %s', (text, expected) => {
    expect(scanSafeHarbor(text).map(({ span }) => text.slice(span.start, span.end))).toEqual([
      expected,
    ])
  })
})
