import { atOnce } from '@fcc/detection'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tokenise } from '../attest/token.ts'
import type { Identifier } from './identifier.ts'
import { markText } from './marked-text.ts'
import { maskResiduals } from './mask-residuals.ts'

const name = (start: number, end: number): Identifier => ({
  kind: 'name',
  span: { start, end },
  confidence: 1,
  detector: 'test',
})

describe('a marked text', () => {
  it('has a marker in the place of each identifier', () => {
    expect(markText('Ms. Okonkwo and Mr. Reyes', [name(4, 11), name(20, 25)]).text).toBe(
      'Ms. [name] and Mr. [name]',
    )
  })

  it('knows where each stretch that it kept stands in the note, and that markers stand nowhere', () => {
    const marked = markText('Ms. Okonkwo and Mr. Reyes', [name(4, 11), name(20, 25)])
    expect(marked.toNote(11, 14)).toEqual({ start: 12, end: 15 })
    expect(marked.toNote(4, 10)).toBeUndefined()
    expect(marked.toNote(3, 14)).toBeUndefined()
  })

  it('leads every kept character back to itself', () => {
    const cuts = fc.array(fc.nat(60), { maxLength: 8 })
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 60 }), cuts, (note, places) => {
        const ends = [...new Set(places.map((place) => place % note.length))].sort((a, b) => a - b)
        const identifiers: Identifier[] = []
        for (let index = 0; index + 1 < ends.length; index += 2) {
          identifiers.push(name(ends[index] ?? 0, ends[index + 1] ?? 0))
        }
        const marked = markText(note, identifiers)
        for (let offset = 0; offset < marked.text.length; offset += 1) {
          const there = marked.toNote(offset, offset + 1)
          if (there) expect(note.slice(there.start, there.end)).toBe(marked.text.charAt(offset))
        }
      }),
    )
  })
})

describe('residuals', () => {
  it('are masked where they stand in the note, and wherever the same is written again', () => {
    const note = 'Ms. Okonkwo, MD/48-2137; later MD/48-2137 again'
    const found = [name(4, 11)]
    const masked = atOnce(maskResiduals(markText(note, found), [2]))
    expect(masked.map(({ span }) => note.slice(span.start, span.end))).toEqual([
      'MD/48-2137',
      'MD/48-2137',
    ])
  })

  it('are the same whichever round names them', () => {
    const note = 'Seen by Okonkwo, credential MD/48-2137, at Fooville'
    const once = atOnce(maskResiduals(markText(note, []), [2, 4]))
    const again = markText(note, once).text
    expect(tokenise(again).map((token) => token.text)).toEqual([
      'Seen',
      'by',
      '[unproven]',
      'credential',
      '[unproven]',
      'at',
      'Fooville',
    ])
    const twice = atOnce(maskResiduals(markText(note, []), [2, 4, 6]))
    expect(markText(note, twice).text).toBe(
      'Seen by [unproven], credential [unproven], at [unproven]',
    )
  })

  it('beyond the end of the note mask nothing', () => {
    expect(atOnce(maskResiduals(markText('short', []), [7]))).toEqual([])
  })
})
