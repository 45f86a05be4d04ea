import colors from 'picocolors'
import { describe, expect, it } from 'vitest'
import { layOut } from './lay-out.ts'
import { listTable } from './table.ts'

const rows = [
  ['01JD5V8R3N4T6W8Y0Z2B4D6F8H', 'completed', 'De-identify a note and release it, 3 texts, 48 ms'],
  ['core-catalog/QG-RISCEAR-001', 'waiting', 'The work is about what it was handed, 1204 ms'],
]
const said = (isColoured: boolean) => [
  '  Fix  Give each industry a tenant of its own, or say that it is meant: plugins.',
  ...listTable(['ID', 'STATE', 'WHAT'], rows, colors.createColors(isColoured)),
]
const at = (columns: number, isColoured = false) =>
  `\n${layOut(said(isColoured), columns).join('\n')}\n`

describe('lines and a list', () => {
  it('at 60 columns', () => {
    expect(at(60)).toMatchInlineSnapshot(`
      "
        Fix  Give each industry a tenant of its own, or say that
             it is meant: plugins.
        ID                           STATE      WHAT
        01JD5V8R3N4T6W8Y0Z2B4D6F8H   completed  De-identify a note
                                                and release it, 3
                                                texts, 48 ms
        core-catalog/QG-RISCEAR-001  waiting    The work is about
                                                what it was
                                                handed, 1204 ms
      "
    `)
  })
  it('at 80 columns', () => {
    expect(at(80)).toMatchInlineSnapshot(`
      "
        Fix  Give each industry a tenant of its own, or say that it is meant: plugins.
        ID                           STATE      WHAT
        01JD5V8R3N4T6W8Y0Z2B4D6F8H   completed  De-identify a note and release it, 3
                                                texts, 48 ms
        core-catalog/QG-RISCEAR-001  waiting    The work is about what it was handed,
                                                1204 ms
      "
    `)
  })
  it('at 120 columns', () => {
    expect(at(120)).toMatchInlineSnapshot(`
      "
        Fix  Give each industry a tenant of its own, or say that it is meant: plugins.
        ID                           STATE      WHAT
        01JD5V8R3N4T6W8Y0Z2B4D6F8H   completed  De-identify a note and release it, 3 texts, 48 ms
        core-catalog/QG-RISCEAR-001  waiting    The work is about what it was handed, 1204 ms
      "
    `)
  })
  it('at 200 columns', () => {
    expect(at(200)).toMatchInlineSnapshot(`
      "
        Fix  Give each industry a tenant of its own, or say that it is meant: plugins.
        ID                           STATE      WHAT
        01JD5V8R3N4T6W8Y0Z2B4D6F8H   completed  De-identify a note and release it, 3 texts, 48 ms
        core-catalog/QG-RISCEAR-001  waiting    The work is about what it was handed, 1204 ms
      "
    `)
  })
  it.each([60, 80, 120, 200])(
    'at %d columns are the same with colours, but for those',
    (columns) => {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are what is looked for
      expect(at(columns, true).replace(/\u001b\[\d+m/g, '')).toBe(at(columns))
      if (columns > 60) expect(at(columns, true)).toContain('\u001b[2mID')
    },
  )
})
