import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MARKER_KINDS } from '../marker.ts'
import { tokenise } from './token.ts'

const texts = (text: string) => tokenise(text).map((token) => token.text)

describe('the tokens of a text', () => {
  it('are words, numbers and markers without the punctuation around them', () => {
    expect(texts('Seen by [name], (2 days) "well".')).toEqual([
      'Seen',
      'by',
      '[name]',
      '2',
      'days',
      'well',
    ])
  })

  it('keep what is written together together', () => {
    expect(texts('MD/48-2137, q.d. 120/80')).toEqual(['MD/48-2137', 'q.d', '120/80'])
  })

  it('take a marker out of a word it is written against', () => {
    expect(texts("[name]'s [date:2026]/[date:2025] x[zip:547]y")).toEqual([
      '[name]',
      's',
      '[date:2026]',
      '[date:2025]',
      'x',
      '[zip:547]',
      'y',
    ])
  })

  it('leave what only looks like a marker to be judged as words', () => {
    expect(texts('[John:Smith]')).toEqual(['John:Smith'])
  })

  it('count a symbol of no known punctuation as something to be proven', () => {
    expect(texts('⠁⠃ ①')).toEqual(['⠁⠃', '①'])
  })

  it('lie where they say, in order, on the line they say', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        let end = 0
        for (const token of tokenise(text)) {
          expect(token.start).toBeGreaterThanOrEqual(end)
          expect(text.slice(token.start, token.end)).toBe(token.text)
          expect(text.slice(0, token.start).split('\n').length - 1).toBe(token.line)
          end = token.end
        }
      }),
    )
  })

  it('stay as many, each in its place, when any of them is replaced by a marker', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.constantFrom(
        ...MARKER_KINDS.map((kind) => `[${kind}]`),
        '[date:2026]',
        ' ',
        '\n',
        '-',
        '(',
        ')',
      ),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), fc.nat(), (pieces, choice) => {
        const text = pieces.join('')
        const tokens = tokenise(text)
        const chosen = tokens[choice % Math.max(tokens.length, 1)]
        if (!chosen) return
        const masked = `${text.slice(0, chosen.start)}[unproven]${text.slice(chosen.end)}`
        const after = tokenise(masked)
        expect(after).toHaveLength(tokens.length)
        expect(after.map((token) => token.text)).toEqual(
          tokens.map((token) => (token === chosen ? '[unproven]' : token.text)),
        )
      }),
    )
  })

  it('are found in linear time in a megabyte of punctuation', () => {
    expect(texts(`a${'.'.repeat(1_000_000)}b`)).toHaveLength(1)
    expect(texts('['.repeat(200_000))).toHaveLength(0)
  })
})
