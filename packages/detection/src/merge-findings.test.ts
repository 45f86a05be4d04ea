import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Finding } from './finding.ts'
import { mergeFindings } from './merge-findings.ts'

function found(
  start: number,
  end: number,
  confidence: number,
  category = 'pii/a',
  detector = 'd',
): Finding {
  return { category, span: { start, end }, confidence, detector }
}

const finding: fc.Arbitrary<Finding> = fc
  .record({
    start: fc.nat(40),
    length: fc.nat(12),
    confidence: fc.constantFrom(0.4, 0.5, 0.9),
    category: fc.constantFrom('pii/a', 'pii/b', 'pii/a/special'),
    detector: fc.constantFrom('d', 'e'),
  })
  .map(({ start, length, ...rest }) => ({ ...rest, span: { start, end: start + length } }))

const findings = fc.array(finding, { maxLength: 15 })
const rules = [{ loser: 'trim' }, { loser: 'drop' }] as const

describe('mergeFindings', () => {
  it('lets the higher confidence win', () => {
    expect(mergeFindings([found(0, 5, 0.4, 'pii/b'), found(0, 5, 0.9)])).toEqual([found(0, 5, 0.9)])
  })

  it('lets the longer span win at equal confidence', () => {
    expect(mergeFindings([found(2, 5, 0.5, 'pii/b'), found(0, 6, 0.5)])).toEqual([found(0, 6, 0.5)])
  })

  it('lets the more specific category win at equal confidence and length', () => {
    const special = found(0, 5, 0.5, 'pii/b/special')
    expect(mergeFindings([found(0, 5, 0.5), special])).toEqual([special])
  })

  it('leaves the loser what the winner does not cover', () => {
    expect(mergeFindings([found(0, 20, 0.4, 'pii/b'), found(5, 10, 0.9)])).toEqual([
      found(0, 5, 0.4, 'pii/b'),
      found(5, 10, 0.9),
      found(10, 20, 0.4, 'pii/b'),
    ])
  })

  it('drops the loser where the rule says so', () => {
    expect(
      mergeFindings([found(0, 20, 0.4, 'pii/b'), found(5, 10, 0.9)], { loser: 'drop' }),
    ).toEqual([found(5, 10, 0.9)])
  })

  it('joins touching findings of one category and keeps the better confidence', () => {
    expect(mergeFindings([found(0, 4, 0.5), found(4, 9, 0.8)])).toEqual([found(0, 9, 0.8)])
    expect(mergeFindings([found(0, 4, 0.5), found(5, 9, 0.8)])).toHaveLength(2)
    expect(mergeFindings([found(0, 4, 0.5), found(4, 9, 0.8, 'pii/b')])).toHaveLength(2)
  })

  it('forgets findings of nothing', () => {
    expect(mergeFindings([found(3, 3, 1)])).toEqual([])
  })

  for (const rule of rules) {
    describe(`laws, loser: ${rule.loser}`, () => {
      it('gives the same result whatever the order', () => {
        fc.assert(
          fc.property(findings, fc.infiniteStream(fc.nat()), (list, keys) => {
            const shuffled = list
              .map((item) => ({ item, key: keys.next().value }))
              .sort((left, right) => left.key - right.key)
              .map(({ item }) => item)
            expect(mergeFindings(shuffled, rule)).toEqual(mergeFindings(list, rule))
          }),
        )
      })

      it('is idempotent, sorted and disjoint', () => {
        fc.assert(
          fc.property(findings, (list) => {
            const merged = mergeFindings(list, rule)
            expect(mergeFindings(merged, rule)).toEqual(merged)
            for (const [index, next] of merged.slice(1).entries()) {
              expect(merged[index]?.span.end).toBeLessThanOrEqual(next.span.start)
            }
          }),
        )
      })

      it('covers nothing that was not found, and under trim all that was', () => {
        fc.assert(
          fc.property(findings, (list) => {
            const before = covered(list)
            const after = covered(mergeFindings(list, rule))
            expect([...after].filter((offset) => !before.has(offset))).toEqual([])
            if (rule.loser === 'trim') expect(after.size).toBe(before.size)
          }),
        )
      })
    })
  }
})

function covered(list: readonly Finding[]): Set<number> {
  const offsets = new Set<number>()
  for (const { span } of list) {
    for (let offset = span.start; offset < span.end; offset += 1) offsets.add(offset)
  }
  return offsets
}
