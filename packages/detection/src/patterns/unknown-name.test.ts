import { describe, expect, it } from 'vitest'
import { scan } from '../scan.ts'
import { unknownNames } from './unknown-name.ts'
import { worldAddress } from './world-address.ts'

const known = new Set(
  'called about the results family meeting held with blue print craft run book and seen by discussed mother rose colored fluid catheter tendon short in place disease please send parcel to live at was given units of'.split(
    ' ',
  ),
)
const words = {
  isOrdinary: (word: string) => known.has(word),
  isAlsoName: (word: string) => ['rice', 'rose', 'short'].includes(word),
}
const found = (text: string) =>
  scan(text, unknownNames(words)).map(({ span }) => text.slice(span.start, span.end))

describe('a name that no list holds, or that is a word', () => {
  it.each([
    ['Family meeting held with Morales and Graves.', ['Graves', 'Morales']],
    ['Rice called about the results.', ['Rice']],
    ['Seen by Foley.', ['Foley']],
    ['Discussed with Foley and Graves.', ['Foley', 'Graves']],
    ['Mother (Rose) called.', ['Rose']],
    ['my grandmother Ilse', ['Ilse']],
  ])('is found by what it does: %s', (text, names) => {
    expect([...new Set(found(text))].sort()).toEqual([...names].sort())
  })

  it.each([
    ['A letter for Jukka Stenroos is here.', ['Jukka Stenroos']],
    ['My claim was made by Zdeněk Trnka and Mehmet.', ['Mehmet', 'Zdeněk Trnka']],
    ['It was sent to Ovidzk Trnkarel today.', ['Ovidzk Trnkarel']],
    ['Is Virtanen in?', ['Virtanen']],
    ['Thandiwe is waiting.', ['Thandiwe']],
  ])('of other countries is found wherever it stands: %s', (text, names) => {
    expect(found(text)).toEqual(expect.arrayContaining(names))
  })

  it.each([
    'the Virtanen criteria',
    'Szabo Clinic',
    'Müller Foundation',
    'Nowak Airport',
    'Documentation Evangelist and Runbook Crafter',
    'see Blueprint Crafter',
    'Foley catheter in place',
    'Graves disease',
    'Rose colored fluid',
    'Short Achilles tendon',
  ])('is left where it names a thing: %s', (text) => {
    expect(found(text)).toEqual([])
  })

  it.each([
    'Validation reports are kept.',
    'Coverage reports are kept.',
    'Reviewed by Documentation Evangelist',
    'The Blueprint Crafter asks what is open.',
    '## Archetype',
  ])('is none where nobody knows the word, and it acts or is met: %s', (text) => {
    expect(found(text)).toEqual([])
  })
})

describe('an address of another country', () => {
  const places = (text: string) =>
    scan(text, worldAddress(words)).map(({ span }) => text.slice(span.start, span.end))

  it.each([
    ['Please send the parcel to Eulengasse 28a', 'Eulengasse 28a'],
    ['57 Quai Saint-Honoré', '57 Quai Saint-Honoré'],
    ['Via Garibaldi 12', 'Via Garibaldi 12'],
    ['live at Idrottsgatan 5', 'Idrottsgatan 5'],
    ['SW1A 2AA', 'SW1A 2AA'],
    ['24937 Flensburg,', '24937 Flensburg'],
  ])('is found: %s', (text, address) => {
    expect(places(text)).toContain(address)
  })

  it('is not what a figure and a name of something else make', () => {
    expect(places('was given Lantus 20 units')).toEqual([])
  })
})
