import { atOnce } from '@fcc/plugin-api'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { secret } from '../patterns/secret.ts'
import { securityIdentifier } from '../patterns/security-identifier.ts'
import { safeHarborPatterns, wordPatterns } from '../safe-harbor/safe-harbor-patterns.ts'
import { automatonOf } from './automaton.ts'
import { eachCandidate } from './candidates.ts'
import { symbolText } from './symbols.ts'

const ours = [
  ...safeHarborPatterns({ referenceYear: 2026 }),
  ...wordPatterns({ isOrdinary: () => false, isAlsoName: () => true }),
  ...secret,
  ...securityIdentifier,
].map(({ compiled }) => compiled)

/** What an author may write and none of ours does. */
const unusual = [
  /k{2}s/iu,
  /\bk{2}s/iu,
  /(?<![a-z])[a-s]\d/iu,
  /(?<!\p{L})\p{Lu}{2}(?!\p{L})/u,
  /\b\P{L}a|\b_b/u,
  /(?<![A-Za-z\d])(?:ab?){2,40}c/,
  /(?<!\p{L})(?:\p{L}{1,2}-){3,5}\d{30}/u,
  /[a-s]\d/iu,
  /[^a-z]b/i,
  /[\u00e0-\u00ff]{2,3}x/,
  /\p{Lu}{2}(?!\p{L})/u,
  /\P{L}a/u,
  /\p{Script=Greek}\d/u,
  /(?<=\p{L}{1,3} )\d{2,4}(?=[,.]|$)/u,
  /(?<!a|b.)c(?:d|)e{0,2}f/,
  /^\w{3}-|(?<=:)\d{1,9}(?!\d)|\bz\b/m,
  /.{2}@/s,
  /(?:ab?){2,40}c/,
  /(?:\p{L}{1,2}-){3,5}\d{30}/u,
  /\ud83d\ude00-|\ud83d/,
  /\u{1f600}{2}!/u,
  /(?<!\p{L})[^a-z]{2}!/u,
  /[\s\S]q/,
  /a(?=b)./,
  /\D\W\S\./,
].map((expression) => new RegExp(expression.source, `${expression.flags}g`))

const all = [...ours, ...unusual]
const automatons = new Map([unusual, all].map((each) => [each, automatonOf(each)]))
const [few, none] = [automatonOf(all, 40), automatonOf(unusual, 1)]

function placesByReading(
  expressions: readonly RegExp[],
  text: string,
  automaton = automatons.get(expressions as RegExp[]) ?? automatonOf(expressions),
): readonly string[][] {
  const places = expressions.map((): string[] => [])
  const next = expressions.map(() => 0)
  atOnce(
    eachCandidate(symbolText(text), automaton, (index, at) => {
      const { source, flags } = expressions[index] as RegExp
      const tried = new RegExp(source, `${flags.replace(/[gd]/g, '')}y`)
      tried.lastIndex = at
      if (at < (next[index] as number) || !tried.test(text)) return 0
      next[index] = tried.lastIndex
      places[index]?.push(`${at}-${tried.lastIndex}`)
      return 1
    }),
  )
  for (const index of automaton.untold) {
    places[index] = placesBySearch([expressions[index] as RegExp], text)[0] ?? []
  }
  return places
}

function placesBySearch(expressions: readonly RegExp[], text: string): readonly string[][] {
  return expressions.map((expression) =>
    [...text.matchAll(expression)].map(
      (match) => `${match.index}-${match.index + match[0].length}`,
    ),
  )
}

const pieces = fc.constantFrom(
  ...'a b c d e f k s q x z A B K S 0 1 7 9 - . , : ; / @ ( ) + = # * _ \' " % & \\ \n \t \u00e9 \u00c9 \u00ff \u0130 \u017f \u212a \u03a9 \u0416 \u0661 \uff11 \u0301 \u200b \u00a0 \u2028 \u{1f600} \u{1d400} \ud83d \udc00'.split(
    ' ',
  ),
  ' ',
  ' ',
  'Mr. Reyes',
  'Mary Johnson',
  'patient, ',
  'seen by ',
  'St. ',
  ' Hospital',
  'New York',
  ', IL ',
  'April ',
  'MRN: ',
  '123-45-6789',
  '2026-02-03',
  '(217) 555-',
  'anna@example.org',
  'sk-ant-api03-',
  'password=',
  '-----BEGIN ',
  ' County',
  'Mother (Rose',
)
const texts = fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join(''))

describe('what one reading of a text tells of where expressions may begin', () => {
  it('misses no match that a search finds, of our patterns and of unusual expressions', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(placesByReading(unusual, text)).toEqual(placesBySearch(unusual, text))
      }),
      { numRuns: 100 },
    )
    fc.assert(
      fc.property(fc.array(texts, { minLength: 25, maxLength: 25 }), (several) => {
        const text = several.join('\n')
        expect(placesByReading(all, text)).toEqual(placesBySearch(all, text))
      }),
      { numRuns: 2 },
    )
  })

  it.each([
    '\u{1f600}\u{1f600}! and \u{1d400}a',
    `${'\u{1f600}'.repeat(80)}!`,
    'K\u017fk\u212aKs',
    `${'ab'.repeat(40)}c`,
    `${'a-'.repeat(5)}${'1'.repeat(70)}`,
  ])(
    'tries what may match over characters of two halves, folded letters and long stretches: %j',
    (text) => {
      const found = placesBySearch(unusual, text)
      expect(placesByReading(unusual, text)).toEqual(found)
      expect(found.flat().length).toBeGreaterThan(0)
    },
  )

  it('tries what has no state any more: where all are made nothing is missed', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(placesByReading(all, text, few)).toEqual(placesBySearch(all, text))
        expect(placesByReading(unusual, text, none)).toEqual(placesBySearch(unusual, text))
      }),
      { numRuns: 20 },
    )
  })

  it('names few places of prose: what it lets through is what matches, by and large', () => {
    const prose =
      'She was given 40 mg of furosemide at night, and her weight fell by 3 kg. '.repeat(20)
    let named = 0
    atOnce(
      eachCandidate(symbolText(prose), automatonOf(ours), () => {
        named += 1
        return 0
      }),
    )
    expect(named).toBeLessThan(prose.length / 18)
  })

  it('leaves to a search what may match without a character or within words, and what it cannot take apart', () => {
    const bounded = [/(?<![A-Za-z])b/, /\bc/i, /(?<=[ ,])\p{L}/u, /(?<![a-z])\(?\d/iu]
    expect(automatonOf(bounded).untold).toEqual([])
    const sets = ['[e--f]', 'v'] as const
    const others = [/a?/, /b/, /c{1,/, /(d)\1/, new RegExp(...sets), /g\d/, /é/, /\bé/]
    expect(automatonOf(others).untold).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
  })
})
