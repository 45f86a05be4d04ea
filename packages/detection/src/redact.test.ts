import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Finding } from './finding.ts'
import { redact } from './redact.ts'

function found(start: number, end: number, category = 'pii/email'): Finding {
  return { category, span: { start, end }, confidence: 0.9, detector: 'd' }
}

describe('redact', () => {
  it('puts the category where the finding was', () => {
    expect(redact('Write to a@b.example now', [found(9, 20)])).toBe('Write to [EMAIL] now')
  })

  it('hands each merged finding and its number to a replacement of its own', () => {
    const replaced = redact('aa bb aa', [found(6, 8), found(0, 2)], {
      replacement: (finding, index) => `<${index}:${finding.span.start}>`,
    })
    expect(replaced).toBe('<0:0> bb <1:6>')
  })

  it('replaces overlapping findings without losing any of them', () => {
    expect(redact('0123456789', [found(0, 6), found(4, 9, 'pii/phone')])).not.toMatch(/[0-8]/)
  })

  it('refuses findings of another text', () => {
    expect(() => redact('short', [found(2, 9)])).toThrow('FCC_DETECTION_SPAN_OUT_OF_RANGE')
    expect(() => redact('short', [found(-1, 2)])).toThrow('FCC_DETECTION_SPAN_OUT_OF_RANGE')
    expect(redact('short', [found(2, 5)])).toBe('sh[EMAIL]')
    expect(() => redact('short', [found(0, 1), found(2, 6)])).toThrow(
      'FCC_DETECTION_SPAN_OUT_OF_RANGE',
    )
  })

  it('refuses a replacement that is the found text', () => {
    expect(() => redact('Ann', [found(0, 3)], { replacement: () => 'Ann' })).toThrow(
      'FCC_DETECTION_REPLACEMENT_UNCHANGED',
    )
  })

  it('keeps all that was not found and nothing that was', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 60 }),
        fc.array(fc.tuple(fc.nat(60), fc.nat(8)), { maxLength: 8 }),
        (text, places) => {
          const findings = places
            .map(([start, length]) => found(start, Math.min(start + length, text.length)))
            .filter(({ span }) => span.start < span.end)
          const gone = new Set(
            findings.flatMap(({ span }) =>
              Array.from({ length: span.end - span.start }, (_, index) => span.start + index),
            ),
          )
          const kept = Array.from({ length: text.length }, (_, offset) =>
            gone.has(offset) ? '' : text[offset],
          ).join('')
          expect(redact(text, findings, { replacement: () => '' })).toBe(kept)
        },
      ),
    )
  })
})
