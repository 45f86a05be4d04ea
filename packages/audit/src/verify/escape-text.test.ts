import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { escapeText } from './escape-text.ts'

describe('escapeText', () => {
  it('makes characters visible that would act on a terminal', () => {
    expect(escapeText('a\u001b[2J\u009b\u202eb\n')).toBe('a\\u{1b}[2J\\u{9b}\\u{202e}b\\u{a}')
  })

  it('leaves ordinary text as it is, in any script', () => {
    expect(escapeText('Größe 漢字 ✓ – 🙂')).toBe('Größe 漢字 ✓ – 🙂')
  })

  it('leaves no such character, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(escapeText(text)).not.toMatch(/[\p{C}\u2028\u2029]/u)
      }),
    )
  })
})
