import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { diffLines, formatDiff } from './line-diff.ts'

const texts = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 })

describe('a line diff', () => {
  it('holds both sides whole and in order', () => {
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const lines = diffLines(before, after)
        const without = (kind: string) =>
          lines.filter((line) => line.kind !== kind).map(({ text }) => text)
        expect(without('added')).toEqual(before)
        expect(without('removed')).toEqual(after)
      }),
    )
  })

  it('says nothing of equal texts', () => {
    expect(diffLines(['a', 'b'], ['a', 'b']).every(({ kind }) => kind === 'same')).toBe(true)
  })

  it('is the shortest edit', () => {
    const kinds = diffLines(['a', 'b', 'c', 'd'], ['a', 'c', 'x', 'd']).map(({ kind }) => kind)
    expect(kinds).toEqual(['same', 'removed', 'same', 'added', 'same'])
  })

  it('shows changes with what is around them, and marks what is left out', () => {
    const before = ['1', '2', '3', '4', '5', '6']
    const after = ['1', '2', '3', 'x', '5', '6']
    expect(formatDiff(diffLines(before, after), 1)).toBe('…\n  3\n- 4\n+ x\n  5\n…')
  })
})
