import type { Detector } from '@fcc/contracts'
import { describe, expect, it } from 'vitest'
import { settledPlace } from './settled-place.ts'

type Settles = NonNullable<Detector['settled']>

const tenant = { id: 't', name: 'T', namespace: 't', contributions: () => [] }
const { signal } = new AbortController()
const detectorOf = (settled: Settles, reads: Detector['reads'] = 'normal_form') => ({
  detector: {
    ...{ id: 't/d', title: 'D', version: '1', categories: ['t/'], reads, settled },
    detect: () => [],
  },
  settings: {},
})
const placeIn = async (text: string, ...detectors: readonly ReturnType<typeof detectorOf>[]) =>
  settledPlace(text, detectors, { tenant, signal })

describe('what of a text is settled', () => {
  it('is what the least of the detectors say, at once or later', async () => {
    const near = detectorOf(() => 9)
    const far = detectorOf(async () => 4)
    expect(settledPlace('a text of some words', [near], { tenant, signal })).toBe(9)
    expect(await placeIn('a text of some words', near, far)).toBe(4)
  })

  it.each<[string, Settles]>([
    [
      'fails',
      () => {
        throw new Error('broken')
      },
    ],
    [
      'fails later',
      async () => {
        throw new Error('broken')
      },
    ],
    ['says more than there is', (text) => text.length + 1],
    ['says what is no place', () => 1.5],
    ['says nothing', () => undefined as never],
  ])('is nothing where one %s', async (_what, settled) => {
    expect(
      await placeIn(
        'a text of some words',
        detectorOf(() => 9),
        detectorOf(settled),
      ),
    ).toBe(0)
  })

  it('is counted in the text as it was given, whatever form a detector reads', async () => {
    const text = 'a\u200b\u200b b\\u0041 and more'
    const asGiven: string[] = []
    const all = (given: string) => {
      asGiven.push(given)
      return given.length
    }
    expect(await placeIn(text, detectorOf(all, 'as_given'))).toBe(text.length)
    expect(asGiven).toEqual([text, 'a\u200b\u200b bA and more'])
    expect(
      await placeIn(
        text,
        detectorOf((given) => given.indexOf('b')),
      ),
    ).toBe(4)
  })

  it('leaves out what more text may change: half of an escape, and of a character', async () => {
    const given: string[] = []
    const all = (text: string) => {
      given.push(text)
      return text.length
    }
    expect(await placeIn('ab \\u00', detectorOf(all, 'as_given'))).toBe(3)
    expect(await placeIn('ab \ud83d', detectorOf(all, 'as_given'))).toBe(3)
    expect(given).toEqual(['ab \\u00', 'ab ', 'ab '])
  })
})
