import { emptyTree, integrate, leafHash, serialiseTreeState } from '@fcc/audit'
import type { StoredAuditEntry, StoreMark } from '@fcc/contracts'
import { describe, expect, it } from 'vitest'
import { erasuresIn } from './replay-erasures.ts'
import { continuesMark, storeStanding } from './store-standing.ts'

const hashes = (texts: readonly string[]) => texts.map((text) => leafHash(text))
const treeOf = (texts: readonly string[]) => {
  const state = integrate(emptyTree(), hashes(texts))
  return { size: texts.length, state: texts.length === 0 ? '' : serialiseTreeState(state) }
}
const logOf = (texts: readonly string[]) => ({
  readEntries: async ({ from = 0, limit = texts.length } = {}) =>
    texts
      .slice(from, from + limit)
      .map((text) => ({ leafHash: leafHash(text) }) as StoredAuditEntry),
})
const markOf = (changes: Partial<StoreMark>): StoreMark => ({
  ...{ tenant: 'riverside', version: 1, identity: 'one', phase: 'in use', at: '', digest: '' },
  ...{ size: 0, state: '' },
  ...changes,
})

describe('a log that continues from its mark', () => {
  it.each([
    [0, 3],
    [1, 3],
    [3, 3],
    [0, 0],
  ])('of %i entries, and has %i now, continues it', async (size, now) => {
    const texts = ['a', 'b', 'c'].slice(0, now)
    const mark = treeOf(texts.slice(0, size))
    expect(await continuesMark(logOf(texts), mark, treeOf(texts))).toBe(true)
  })

  it('does not where it began otherwise, or an entry after it is another or gone', async () => {
    const now = treeOf(['a', 'b', 'c'])
    expect(await continuesMark(logOf(['a', 'b', 'c']), treeOf(['x']), now)).toBe(false)
    expect(await continuesMark(logOf(['a', 'x', 'c']), treeOf(['a']), now)).toBe(false)
    expect(await continuesMark(logOf(['a', 'b']), treeOf(['a']), now)).toBe(false)
  })
})

describe('what a store is', () => {
  const tree = treeOf(['a'])

  it.each([
    ['new', undefined, undefined, treeOf([])],
    ['unmarked', undefined, 'one', treeOf([])],
    ['unmarked', undefined, undefined, tree],
    ['new', markOf({ phase: 'created' }), undefined, treeOf([])],
    ['missing', markOf({}), undefined, treeOf([])],
    ['foreign', markOf({}), 'two', tree],
    ['older', markOf({ size: 2, state: 'x' }), 'one', tree],
    ['foreign', markOf({ size: 1, state: 'x' }), 'one', tree],
    ['same', markOf(tree), 'one', tree],
    ['same', markOf({}), 'one', tree],
  ] as const)('is %s (case %#)', (kind, mark, identity, now) => {
    expect(storeStanding({ mark, identity, tree: now }).kind).toBe(kind)
  })
})

describe('the erasures that a log tells of', () => {
  const entry = (type: string, subject: string, data: object = {}) =>
    JSON.stringify({
      type: `fcc.subject.${type}`,
      time: 't',
      subject,
      data: { by: 'ada', ...data },
    })
  const erasure = (subject: string) => ({ tenant: 'riverside', subject, at: 't', by: 'ada' })

  it('are those that were carried out or begun, and not those that found no key', () => {
    const log = [
      entry('shredding', 's_done'),
      entry('shredded', 's_done', { found: true }),
      entry('shredding', 's_none'),
      entry('shredded', 's_none', { found: false }),
      entry('shredding', 's_begun'),
      JSON.stringify({ type: 'fcc.visit.recorded', subject: 's_other' }),
    ]
    expect(erasuresIn('riverside', log)).toEqual([erasure('s_done'), erasure('s_begun')])
  })
})
