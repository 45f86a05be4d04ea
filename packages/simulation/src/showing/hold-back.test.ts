import type { Finding } from '@fcc/contracts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createHoldBack, type HoldBackLooks } from './hold-back.ts'

/** A word that is found only with its neighbour: three letters, a space and two digits. */
const WIDTH = 6
const found = (text: string): readonly Finding[] =>
  [...text.matchAll(/ID[A-C] \d\d/g)].map(({ 0: word, index }) => ({
    category: 'id',
    confidence: 1,
    detector: 'test',
    span: { start: index, end: index + word.length },
  }))
const redacted = (text: string, findings: readonly Finding[]): string => {
  let left = ''
  let at = 0
  for (const { span } of findings) {
    left += `${text.slice(at, span.start)}[ID]`
    at = span.end
  }
  return left + text.slice(at)
}
const inside = (text: string, from: number, to: number): readonly Finding[] =>
  found(text).filter(({ span }) => span.start >= from && span.end <= to)

/** Where every unit is a character to whoever looks. */
const before: HoldBackLooks['before'] = (_text, place) => Math.max(0, place - WIDTH)

const redacting: HoldBackLooks = {
  before,
  inspect: found,
  async judge(text, { from, to }) {
    const shifted = inside(text, from, to).map(({ span, ...rest }) => ({
      ...rest,
      span: { start: span.start - from, end: span.end - from },
    }))
    return { kind: 'go', text: redacted(text.slice(from, to), shifted) }
  },
}
const stopping: HoldBackLooks = {
  before,
  inspect: found,
  judge: async (text, { from, to }) =>
    inside(text, from, to).length > 0
      ? { kind: 'stop' }
      : { kind: 'go', text: text.slice(from, to) },
}

async function shownOf(pieces: readonly string[], looks: HoldBackLooks, width = WIDTH) {
  const held = createHoldBack(width, looks)
  const shown: string[] = []
  for (const piece of pieces) shown.push(await held.push(piece))
  shown.push(await held.end())
  return { shown, held }
}

/** Texts in which identifiers come often, whole or nearly so. */
const texts = fc
  .array(fc.constantFrom('IDA 12', 'IDB', ' 3', '4', 'ID', 'C 56', 'word ', '😀', ' and so on '), {
    maxLength: 60,
  })
  .map((words) => words.join(''))
/** A text, and where it is cut. */
const chunkings = texts.chain((text) =>
  fc.tuple(
    fc.constant(text),
    fc.array(fc.nat(Math.max(0, text.length)), { maxLength: 40 }).map((cuts) => {
      const places = [0, ...[...cuts].sort((a, b) => a - b), text.length]
      return places.slice(1).map((end, index) => text.slice(places[index], end))
    }),
  ),
)

describe('a text that is shown while it is written', () => {
  it('comes out as the whole is governed, however it was cut', async () => {
    await fc.assert(
      fc.asyncProperty(chunkings, async ([text, pieces]) => {
        const { shown } = await shownOf(pieces, redacting)
        expect(shown.join('')).toBe(redacted(text, found(text)))
      }),
      { numRuns: 500 },
    )
  })

  it('is a beginning of the governed whole at every moment', async () => {
    await fc.assert(
      fc.asyncProperty(chunkings, async ([text, pieces]) => {
        const whole = redacted(text, found(text))
        const held = createHoldBack(WIDTH, redacting)
        let shown = ''
        for (const piece of pieces) {
          shown += await held.push(piece)
          expect(whole.startsWith(shown)).toBe(true)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('waits for what makes something a finding, as far behind it as whoever looks sees', async () => {
    const asked = /ID[A-C] \d\d(?= {0,5}!)/g
    const foundIn = (text: string): readonly Finding[] =>
      [...text.matchAll(asked)].map(({ 0: word, index }) => ({
        category: 'id',
        confidence: 1,
        detector: 'test',
        span: { start: index, end: index + word.length },
      }))
    const looks: HoldBackLooks = {
      before,
      inspect: foundIn,
      judge: async (text, { from, to }) =>
        foundIn(text).some(({ span }) => span.start >= from && span.end <= to)
          ? { kind: 'stop' }
          : { kind: 'go', text: text.slice(from, to) },
    }
    const text = `${'so far so good, '.repeat(3)}IDA 12     ! and more of it`
    for (let size = 1; size < text.length; size += 1) {
      const pieces = text.match(new RegExp(`.{1,${size}}`, 'gs')) ?? []
      const { shown } = await shownOf(pieces, looks)
      expect(text.slice(0, text.indexOf('IDA')).startsWith(shown.join(''))).toBe(true)
    }
  })

  it('ends before what stops it, withdraws nothing and shows nothing more', async () => {
    await fc.assert(
      fc.asyncProperty(chunkings, async ([text, pieces]) => {
        const { shown, held } = await shownOf(pieces, stopping)
        const [first] = found(text)
        const all = shown.join('')
        expect(held.isStopped).toBe(first !== undefined)
        expect(text.startsWith(all)).toBe(true)
        expect(all.length).toBeLessThanOrEqual(first?.span.start ?? text.length)
        if (!first) expect(all).toBe(text)
      }),
      { numRuns: 500 },
    )
  })

  it('is shown before it ends, where it is longer than what is held back', async () => {
    const held = createHoldBack(WIDTH, redacting)
    const text = 'There is nothing at all to be found in this sentence.'
    const shown = await held.push(text)
    expect(shown).toBe(text.slice(0, -2 * WIDTH))
    expect(await held.end()).toBe(text.slice(-2 * WIDTH))
  })

  it('cuts no character in two', async () => {
    const { shown } = await shownOf(
      [...'😀'.repeat(60)].flatMap((each) => each.split('')),
      redacting,
    )
    for (const piece of shown) expect(piece.isWellFormed()).toBe(true)
    expect(shown.join('')).toBe('😀'.repeat(60))
  })

  it('stops where something is found over what is out: whoever found it looks farther than it said', async () => {
    const pieces = ['so far so good, all of it is there: IDA 1', '2, and more of it']
    const near: HoldBackLooks = { ...redacting, before: (_text, place) => Math.max(0, place - 2) }
    const { held } = await shownOf(pieces, near, 2)
    expect(held.isStopped).toBe(true)
  })

  describe('by somebody who may read all that stands before', () => {
    const text = 'so far so good, and nothing is there but [an X], and more of it'
    const at = text.indexOf('[')
    const marked: HoldBackLooks = {
      readsAllBefore: true,
      // Ten units before any place are open, and two before the end.
      before: (written, place) => Math.max(0, place - (place === written.length ? 2 : 10)),
      inspect: (written) =>
        [...written.matchAll(/\[an X\]/g)].map(({ 0: word, index }) => ({
          ...{ category: 'id', confidence: 1, detector: 'test' },
          span: { start: index, end: index + word.length },
        })),
      judge: async (written, { from, to }) => ({
        kind: 'go',
        text: written.slice(from, to).replace('[an X]', '[ID]'),
      }),
    }

    it('ends before what may change, where what is found behind is replaced', async () => {
      const held = createHoldBack(0, marked)
      expect(await held.push(text.slice(0, at + 14))).toBe(text.slice(0, at - 10))
    })

    it('is held until it ends, once something of it was replaced', async () => {
      const held = createHoldBack(0, marked)
      let shown = ''
      for (const sign of `${text}${' and so on'.repeat(9)}`) shown += await held.push(sign)
      expect(text.slice(0, at)).toContain(shown)
      const whole = `${text.replace('[an X]', '[ID]')}${' and so on'.repeat(9)}`
      expect(shown + (await held.end())).toBe(whole)
    })

    it('sees all of what is out', async () => {
      const seen: string[] = []
      const inspect = (written: string) => {
        seen.push(written)
        return []
      }
      const held = createHoldBack(0, { ...marked, inspect })
      for (const sign of text) await held.push(sign)
      await held.end()
      expect(seen.length).toBeGreaterThan(2)
      for (const each of seen) expect(text.startsWith(each)).toBe(true)
    })
  })
})
