import { describe, expect, it } from 'vitest'
import { attestPacket } from '../attest/attest-packet.ts'
import { packetOf } from '../contract/sample-notes.test-data.ts'
import { readVocabulary } from '../vocabulary/read-vocabulary.ts'
import { deidentify } from './deidentify.ts'
import { findIdentifiers } from './find-identifiers.ts'
import { DEFAULT_KEPT_RULES, type KeptRules } from './kept-rules.ts'
import { moveWeekdays, relativeDatePlaces } from './relative-dates.ts'

const vocabulary = readVocabulary()
const PROVIDERS_KEPT: KeptRules = { ...DEFAULT_KEPT_RULES, providerNames: 'keep' }
const DAYS_REMOVED: KeptRules = { ...DEFAULT_KEPT_RULES, relativeDates: 'remove' }

const textOf = (note: string, kept: KeptRules) =>
  deidentify(note, [], { detector: 'test', recordNumbers: 'none', kept }).text
const suspicionsOf = (note: string, kept: KeptRules) =>
  attestPacket(packetOf(note), vocabulary, kept)?.suspects.map(({ suspicion }) => suspicion)

describe('names of providers', () => {
  it.each([
    ['Seen by Dr. Okonkwo today.', 'Seen by [name] today.'],
    ['Attending: Maren Okonkwo', 'Attending: [name]'],
  ])('go by default: %s', (note, left) => {
    expect(textOf(note, DEFAULT_KEPT_RULES)).toBe(left)
  })

  it.each([
    'Seen by Dr. Okonkwo today.',
    'Seen by Dr. Maren Okonkwo and Dr. J. Reyes today.',
    'Attending: Maren Okonkwo',
    'Attending physician: Maren Okonkwo, MD',
    'Electronically signed by: Maren J. Okonkwo, MD',
    'Discussed with Maren Okonkwo, RN, at length.',
    "Referred to Dr. Okonkwo, the patient's cardiologist.",
  ])('stay where the tenant keeps them, and are proven at the gate: %s', (note) => {
    expect(textOf(note, PROVIDERS_KEPT)).toBe(note)
    expect(suspicionsOf(note, PROVIDERS_KEPT)).toEqual([])
    expect(suspicionsOf(note, DEFAULT_KEPT_RULES)).not.toEqual([])
  })

  it.each([
    ['The patient, Dr. Okonkwo, was seen.', 'The patient, [name], was seen.'],
    ['Her husband Dr. Okonkwo called.', 'Her husband [name] called.'],
    ['She works for Dr. Okonkwo.', 'She works for [name].'],
    ['Dr. Okonkwo, her brother, came along.', '[name], her brother, came along.'],
    ['Dr. Okonkwo is a 60-year-old man with gout.', '[name] is a 60-year-old man with gout.'],
    ['Mr. Okonkwo was seen by Dr. Okonkwo.', '[name] was seen by [name].'],
    ['Patient: Maren Okonkwo\nSeen by Dr. Okonkwo.', 'Patient: [name]\nSeen by [name].'],
    ['Seen by Dr. Okonkwo.\nMrs. Lund felt well.', 'Seen by Dr. Okonkwo.\n[name] felt well.'],
  ])('go where somebody is the patient, a relative or an employer: %s', (note, left) => {
    expect(textOf(note, PROVIDERS_KEPT)).toBe(left)
  })

  it('are found all the same, as no health information', () => {
    expect(findIdentifiers('Seen by Dr. Okonkwo.', 'test', PROVIDERS_KEPT)).toMatchObject([
      { category: 'provider/name', span: { start: 8, end: 19 } },
    ])
  })

  it('prove no word but those of the name, and no name that somebody put behind it', () => {
    expect(suspicionsOf('Seen by Dr. Okonkwo and Lund.', PROVIDERS_KEPT)).toEqual([
      'capitalised-word',
    ])
    expect(suspicionsOf('The patient, Dr. Okonkwo, was seen.', PROVIDERS_KEPT)).not.toEqual([])
    expect(suspicionsOf('Seen by Dr. Okonkwo MRN 4821377.', PROVIDERS_KEPT)).not.toEqual([])
  })
})

describe('relative dates', () => {
  it.each([
    ['Seen yesterday.', 'Seen [date].'],
    ['Fever began 3 days ago.', 'Fever began [date].'],
    ['She came back two weeks later.', 'She came back [date].'],
    ['Return in 2 weeks.', 'Return [date].'],
    ['Last seen on Tuesday.', 'Last seen on [date].'],
    ['Drain out on POD 3.', 'Drain out on [date].'],
    ['Worse since last week.', 'Worse since [date].'],
    ['He fell on Christmas Eve.', 'He fell on [date].'],
  ])('stay by default and go where the tenant says so: %s', (note, left) => {
    expect(textOf(note, DEFAULT_KEPT_RULES)).toBe(note)
    expect(textOf(note, DAYS_REMOVED)).toBe(left)
    expect(textOf(note, { ...DAYS_REMOVED, relativeDates: 'shift' })).toBe(left)
    expect(suspicionsOf(note, DAYS_REMOVED)).toContain('relative-date')
    expect(suspicionsOf(note, DEFAULT_KEPT_RULES)).not.toContain('relative-date')
  })

  it.each([
    'Treated for 3 days.',
    'Dialysis every Monday.',
    'A 3-day history of cough.',
    'Seen today.',
    'Aspirin daily for one year.',
  ])('are none where something lasts or recurs: %s', (note) => {
    expect(relativeDatePlaces(note)).toEqual([])
  })

  it('of which days of the week are moved fit dates that were moved as far', () => {
    expect(moveWeekdays('Seen Monday, again on TUESDAY and sunday', 10)).toBe(
      'Seen Thursday, again on FRIDAY and wednesday',
    )
    expect(moveWeekdays(moveWeekdays('on Monday', -364 + 5), 364 - 5)).toBe('on Monday')
  })
})
