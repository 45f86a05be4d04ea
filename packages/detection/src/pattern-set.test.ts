import { expect, it } from 'vitest'
import { patternSetFor, WORTH } from './pattern-set.ts'
import { safeHarborPatterns } from './safe-harbor/safe-harbor-patterns.ts'
import { scan } from './scan.ts'

const texts = [
  'Seen by Dr. Mary Johnson on 03/02/2026, MRN: 00482919, phone (555) 010-4477, at 12 Elm Street, Springfield, IL 62704.',
  'dob 1931-04-05, aged 94; mail to j.doe@example.org, SSN 219-09-9999, plate 7ABC123, VIN 1HGBH41JXMN109186',
  'MRS ÁLVAREZ WAS SEEN BY HER SON, MARK; SHE LIVES IN 75008 PARIS AND CALLS +33 1 42 68 53 00.',
  'Nothing of note. Lungs clear, furosemide 40 mg at night.',
]

it('finds in a text what was found in it before the patterns were made ready', () => {
  const patterns = [...safeHarborPatterns()]
  const before = texts.map((text) => scan(text, patterns))
  expect(before.map(({ length }) => length)).toEqual([8, 6, 3, 0])
  expect(patternSetFor(patterns, 0)).toBeUndefined()
  scan(' '.repeat(WORTH), patterns)
  expect(patternSetFor(patterns, 0)).toBeDefined()
  expect(texts.map((text) => scan(text, patterns))).toEqual(before)
})

it('forgets what it made of a list that somebody changed', () => {
  const patterns = [...safeHarborPatterns()]
  expect(patternSetFor(patterns, WORTH)).toBeDefined()
  patterns.pop()
  expect(patternSetFor(patterns, 0)).toBeUndefined()
})
