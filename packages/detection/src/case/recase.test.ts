import { describe, expect, it } from 'vitest'
import { scanSafeHarbor } from '../safe-harbor/scan-safe-harbor.ts'
import { recase } from './recase.ts'
import { habitOf } from './text-habit.ts'

const known = new Set(
  'his son spoke with and pt seen by on what is the best treatment for a patient history of present illness chest pain no acute distress left today rice'.split(
    ' ',
  ),
)
const words = {
  isOrdinary: (word: string) => known.has(word),
  isAlsoName: (word: string) => word === 'rice',
}
const more = new Set(
  'he came from to lives at west new south loop given tablets left onset of old pain lower passage'.split(
    ' ',
  ),
)
const places = {
  isOrdinary: (word: string) => more.has(word) || known.has(word),
  isAlsoName: () => false,
}
const namesIn = (text: string) =>
  scanSafeHarbor(text, { words })
    .filter(({ category }) => category === 'phi/name')
    .map(({ span }) => text.slice(span.start, span.end))

describe('the habit of a text', () => {
  it.each([
    ['His son Derrick Hayes spoke', 'mixed'],
    ['HIS SON DERRICK HAYES SPOKE', 'upper'],
    ['pt maria okonkwo seen by dr reyes', 'lower'],
    ['MRN 1', 'mixed'],
  ] as const)('%s', (text, habit) => {
    expect(habitOf(text)).toBe(habit)
  })
})

describe('a place in a text in one case', () => {
  it.each([
    ['HE CAME FROM WEST FERNBORO TO NEW ELIJAHTON', 'he came from West Fernboro to New Elijahton'],
    ['he lives at 222 hyatt loop, south wunschton', 'he lives at 222 Hyatt Loop, South Wunschton'],
    ['he lives at 8413 passage de vaugirard', 'he lives at 8413 Passage de Vaugirard'],
  ])('is written as in prose: %s', (text, prose) => {
    expect(recase(text, places)).toBe(prose)
  })

  it.each(['given 2 zyprexol tablets, and left today', 'new onset of old pain, lower left'])(
    'is none in ordinary words: %s',
    (text) => {
      expect(recase(text, places)).not.toMatch(/Tablets|New|Old|Onset/)
    },
  )
})

describe('a text in one case', () => {
  it('is written as prose would be, letter for letter', () => {
    const text = 'PT MARIA OKONKWO SEEN BY DR REYES ON MARCH 3RD'
    expect(recase(text, words)).toBe('pt Maria Okonkwo seen by Dr Reyes on March 3rd')
    expect(recase('straße İzmir pt maria okonkwo', words)).toHaveLength(29)
  })

  it.each([
    ['HIS SON DERRICK HAYES SPOKE WITH ANA RICE AND ROSS MORALES.', 3],
    ['his son derrick hayes spoke with ana rice and ross morales.', 3],
    ['pt maria okonkwo seen by dr reyes on march 3rd', 2],
  ])('loses its names: %s', (text, names) => {
    expect(namesIn(text)).toHaveLength(names)
  })

  it('keeps its medicine', () => {
    expect(namesIn('HISTORY OF PRESENT ILLNESS: CHEST PAIN, NO ACUTE DISTRESS')).toEqual([])
  })

  it('is found to be one line by line in prose, for headers in capitals', () => {
    const text = 'Seen by Dr. Reyes today.\nDERRICK HAYES, ROSS MORALES\nThe patient left.'
    expect(recase(text, words)).toBe(
      'Seen by Dr. Reyes today.\nDerrick Hayes, Ross Morales\nThe patient left.',
    )
    expect(recase('The patient left.\nHISTORY OF PRESENT ILLNESS', words)).toBeUndefined()
  })
})
