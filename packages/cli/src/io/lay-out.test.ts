import * as fc from 'fast-check'
import colors from 'picocolors'
import stringWidth from 'string-width'
import { describe, expect, it } from 'vitest'
import { layOut } from './lay-out.ts'
import { type Said, table } from './table.ts'

const paint = colors.createColors(true)
const widest = (lines: readonly string[]) => Math.max(0, ...lines.map((line) => stringWidth(line)))
/** Every character but spaces, sorted: cells beside one another are wrapped line by line. */
const marks = (lines: readonly string[]) =>
  [...lines.join('').normalize().replace(/\s/g, '')].sort()

describe('what is said to a terminal', () => {
  it('is as it is where there is room', () => {
    const said = ['  Fix  Install it again.', ...table([['a', 'first of all']])]
    expect(layOut(said, 80)).toEqual(layOut(said))
  })

  it('continues below its text, behind indentation and label', () => {
    expect(layOut([`  ${paint.dim('Fix')}  Install it again.`], 18)).toEqual([
      `  ${paint.dim('Fix')}  Install it`,
      '       again.',
    ])
    expect(layOut(['    one two three'], 12)).toEqual(['    one two', '    three'])
  })

  it('breaks a command so that it can be copied as it is', () => {
    const lines = layOut(['    Answer   fcc approve RUN --read DIGEST --as ann:nurse'], 40)
    expect(lines).toEqual([
      '    Answer   fcc approve RUN --read \\',
      '             DIGEST --as ann:nurse',
    ])
  })

  it('wraps the cells of a table within their columns, and leaves narrow ones as they are', () => {
    const rows = [
      ['one', 'a title of some words', 'what else there is to say of it'],
      ['two', 'short', 'little'],
    ]
    expect(layOut(table(rows), 48)).toEqual([
      '  one  a title of some      what else there is',
      '       words                to say of it',
      '  two  short                little',
    ])
  })

  it('puts the cells of a row below its first where they would get too narrow beside one another', () => {
    const rows = [['acme/a-very-long-name', '', 'a-name', 'and so on', 'and on, to the end']]
    expect(layOut(table(rows), 30)).toEqual([
      '  acme/a-very-long-name',
      '      a-name  and so on',
      '      and on, to the end',
    ])
  })

  it('keeps the rest of an item behind its dash', () => {
    expect(layOut(table([['Of', '– one two three four five']]), 25)).toEqual([
      '  Of  – one two three',
      '        four five',
    ])
  })

  it('is one line for each row and text where the width is not limited', () => {
    const said = ['x '.repeat(200), ...table([['a', 'y '.repeat(200), 'z']])]
    expect(layOut(said)).toHaveLength(2)
  })

  it('has no line that is too wide, and loses nothing but spaces, whatever it is', () => {
    // What people write. Of some signs of historic scripts two versions of Unicode say different widths, and an
    // emoji of several code points is broken in two where a word is longer than a line.
    const signs = [
      'a',
      'B',
      '7',
      ' ',
      ' ',
      '-',
      '…',
      'é',
      'e\u0301',
      'ß',
      'Ж',
      '中',
      '文',
      'の',
      'ﾊ',
    ]
    const text = fc.string({ unit: fc.constantFrom(...signs), maxLength: 120 })
    const said = fc.oneof(
      fc.tuple(fc.nat(8), text).map(([indent, said]) => `${' '.repeat(indent)}${said}`),
      fc
        .array(fc.array(text, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 4 })
        .map((rows) => table(rows)[0] as Said),
    )
    fc.assert(
      fc.property(
        fc.array(said, { maxLength: 4 }),
        fc.integer({ min: 20, max: 100 }),
        (all, columns) => {
          const lines = layOut(all, columns)
          expect(widest(lines)).toBeLessThanOrEqual(columns)
          expect(marks(lines)).toEqual(marks(layOut(all)))
        },
      ),
    )
  })
})
