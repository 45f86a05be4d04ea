import type { Detector, Finding } from '@fcc/contracts'
import { compileGovernance, createContentGovernor } from '@fcc/governance'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createHoldBack, type HoldBackLooks } from './hold-back.ts'

const WIDTH = 11
const signal = new AbortController().signal
const number: Detector = {
  id: 'test/number',
  title: 'Numbers',
  version: '1',
  categories: ['pii/number'],
  window: WIDTH,
  detect: (text) =>
    [...text.matchAll(/\d{3}-\d{2}-\d{4}|(?<!#)MOP/g)].map(({ 0: found, index }) => ({
      category: 'pii/number',
      confidence: 1,
      detector: 'test/number',
      span: { start: index, end: index + found.length },
    })),
}

function governorOf() {
  const { governance } = compileGovernance({
    constitutions: [],
    schemes: [],
    factNamespaces: [],
    catalogue: { findingCategories: ['pii/'], gates: [], purposes: [] },
  })
  if (!governance) throw new Error('no governance')
  return createContentGovernor({
    governance,
    detectors: [{ detector: number, settings: {} }],
    tenant: { id: 't', name: 'T', namespace: 't', contributions: () => [] },
    keyedDigest: (text) => text,
  })
}
const governor = governorOf()

const foundIn = async (text: string): Promise<readonly Finding[]> =>
  (await governor.inspect(text, signal)).findings
function redacted(text: string, findings: readonly Finding[]): string {
  let left = ''
  let at = 0
  for (const { span } of findings) {
    left += `${text.slice(at, span.start)}[NO]`
    at = span.end
  }
  return left + text.slice(at)
}
const looks: HoldBackLooks = {
  before: (text, place) => governor.placeBefore({ text, place, width: WIDTH }, signal),
  inspect: foundIn,
  async judge(text, { from, to }) {
    const inside = (await foundIn(text)).flatMap((finding) => {
      const { start, end } = finding.span
      if (start < from || end > to) return []
      return [{ ...finding, span: { start: start - from, end: end - from } }]
    })
    return { kind: 'go', text: redacted(text.slice(from, to), inside) }
  },
}

/** What stands between the signs of a number, or they are written in. */
const disguises: readonly ((sign: string) => string)[] = [
  (sign) => sign,
  (sign) => sign + '\u200b'.repeat(60),
  (sign) => sign + '\u0301'.repeat(28),
  (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0),
  (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  (sign) => `\\\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  (sign) => (sign === 'O' || sign === '0' ? '\u041e' : sign),
  (sign) => `${sign}\\u200b`,
]
const numbers = fc
  .tuple(
    fc.constantFrom('123-45-6789', '100-00-0000', 'MOP', '123-45-678', '3-45-6789'),
    fc.array(fc.constantFrom(...disguises), { minLength: 11, maxLength: 11 }),
  )
  .map(([text, how]) =>
    [...text].map((sign, at) => (how[at] as (typeof disguises)[0])(sign)).join(''),
  )
const around = fc.constantFrom(
  ' and so on ',
  'ﬃ',
  'ﷺ',
  '😀',
  '\\ud83d\\ude00',
  '\\ud83d',
  '\\',
  '\\\\',
  '\\n',
  'n',
  'u0031',
  '\u041c\u041e',
  'x',
  `#${'\u200b'.repeat(30)}`,
  '\u1100\u1161\u11a8',
  '\u0301',
  '\u200b',
  '\ud83d',
  '1',
  '-',
  'a long word of no meaning whatever ',
)
const texts = fc
  .array(fc.oneof({ weight: 1, arbitrary: numbers }, { weight: 3, arbitrary: around }), {
    maxLength: 30,
  })
  .map((parts) => parts.join(''))
const chunkings = texts.chain((text) =>
  fc.tuple(
    fc.constant(text),
    fc.oneof(
      fc.constant(text.split('')),
      fc.array(fc.nat(text.length), { maxLength: 40 }).map((cuts) => {
        const places = [0, ...[...cuts].sort((a, b) => a - b), text.length]
        return places.slice(1).map((end, index) => text.slice(places[index], end))
      }),
    ),
  ),
)

describe('a text with disguised numbers that is shown while it is written', () => {
  it('is a beginning of the governed whole at every moment, and it in the end', async () => {
    await fc.assert(
      fc.asyncProperty(chunkings, async ([text, pieces]) => {
        const whole = redacted(text, await foundIn(text))
        const held = createHoldBack(WIDTH, looks)
        let shown = ''
        for (const piece of pieces) {
          shown += await held.push(piece)
          expect(whole.startsWith(shown)).toBe(true)
        }
        expect(shown + (await held.end())).toBe(whole)
        expect(held.isStopped).toBe(false)
      }),
      { numRuns: 600 },
    )
  }, 120_000)

  it.each(disguises.map((disguise, at) => [at, disguise] as const))(
    'lets no sign of one out, disguise %i',
    async (_at, disguise) => {
      const pad = 'lorem ipsum dolor sit amet '.repeat(4)
      const text = `${pad}${[...'123-45-6789'].map(disguise).join('')} ${pad}`
      const held = createHoldBack(WIDTH, looks)
      let shown = ''
      for (const sign of text) shown += await held.push(sign)
      expect(shown.length).toBeGreaterThan(pad.length)
      expect(shown.replaceAll('\\u200b', '')).not.toMatch(/[0-9\uff10-\uff19]/)
    },
  )

  it('is seen where it stands, however little of what is before it is seen', async () => {
    for (let more = 0; more < 40; more += 1) {
      const text = `${'. '.repeat(60)}${','.repeat(more)}#${'\u200b'.repeat(90)}MOP and ${'so on '.repeat(20)}`
      const held = createHoldBack(WIDTH, looks)
      let shown = ''
      for (const sign of text) shown += await held.push(sign)
      expect(shown + (await held.end())).toBe(text)
    }
  })

  it('is looked at no more often than it grows, however little of it is seen', async () => {
    let looked = 0
    const counting: HoldBackLooks = {
      ...looks,
      before(text, place) {
        looked += text.length
        return looks.before(text, place)
      },
    }
    const held = createHoldBack(WIDTH, counting)
    const length = 20_000
    for (let at = 0; at < length; at += 1) await held.push('\u200b')
    expect(looked).toBeLessThan(40 * length)
  })
})
