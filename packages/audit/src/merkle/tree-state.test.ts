import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AuditError } from '../audit-error.ts'
import { leafHash } from './hashing.ts'
import { merkleRoot } from './root.ts'
import { emptyTree, integrate, rootOf, type TreeState } from './tree-state.ts'
import { parseTreeState, serialiseTreeState } from './tree-state-text.ts'

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
const leaves = Array.from({ length: 600 }, (_, index) => leafHash(`leaf ${index}`))

describe('integrate', () => {
  it('leads to the same root whatever the batches are', () => {
    const batches = fc.array(fc.integer({ min: 0, max: 90 }), { maxLength: 12 })
    fc.assert(
      fc.property(batches, (sizes) => {
        let state = emptyTree()
        let taken = 0
        for (const size of sizes) {
          state = integrate(state, leaves.slice(taken, taken + size))
          taken = Math.min(leaves.length, taken + size)
        }
        expect(state.size).toBe(taken)
        expect(hex(rootOf(state))).toBe(hex(merkleRoot(leaves.slice(0, taken))))
      }),
    )
  })

  it('leads to the same root for every split of every size up to 40', () => {
    for (let size = 0; size <= 40; size++) {
      const expected = hex(merkleRoot(leaves.slice(0, size)))
      for (let split = 0; split <= size; split++) {
        const first = integrate(emptyTree(), leaves.slice(0, split))
        expect(hex(rootOf(integrate(first, leaves.slice(split, size))))).toBe(expected)
      }
    }
  })

  it('leaves the state it is given as it was', () => {
    const state = integrate(emptyTree(), leaves.slice(0, 7))
    const before = serialiseTreeState(state)
    integrate(state, leaves.slice(7, 20))
    expect(serialiseTreeState(state)).toBe(before)
  })

  it('keeps one subtree per 1 bit of the size', () => {
    for (const [size, subtrees] of [
      [0, 0],
      [1, 1],
      [7, 3],
      [8, 1],
      [511, 9],
      [512, 1],
    ] as const) {
      expect(integrate(emptyTree(), leaves.slice(0, size)).frontier).toHaveLength(subtrees)
    }
  })

  it('gives an empty root that nobody can change for others', () => {
    rootOf(emptyTree()).fill(0)
    expect(hex(rootOf(emptyTree()))).toBe(
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    )
  })

  it('refuses leaves that are not hashes', () => {
    expect(() => integrate(emptyTree(), [Buffer.from('a leaf')])).toThrow('FCC_AUDIT_BAD_HASH')
  })

  it.each<[string, TreeState]>([
    ['too few subtrees', { size: 3, frontier: [leafHash('a')] }],
    ['too many subtrees', { size: 0, frontier: [leafHash('a')] }],
    ['a short hash', { size: 1, frontier: [new Uint8Array(31)] }],
    ['a negative size', { size: -1, frontier: [] }],
    ['a broken size', { size: 0.5, frontier: [] }],
    ['a size beyond exact integers', { size: 2 ** 53, frontier: [leafHash('a')] }],
  ])('refuses a state with %s', (_name, state) => {
    expect(() => integrate(state, [])).toThrow('FCC_AUDIT_BAD_TREE_STATE')
    expect(() => rootOf(state)).toThrow('FCC_AUDIT_BAD_TREE_STATE')
    expect(() => serialiseTreeState(state)).toThrow('FCC_AUDIT_BAD_TREE_STATE')
  })
})

describe('the text of a tree state', () => {
  it('can be read back and continued from', () => {
    for (let size = 0; size <= 40; size++) {
      const text = serialiseTreeState(integrate(emptyTree(), leaves.slice(0, size)))
      const state = integrate(parseTreeState(text), leaves.slice(size, 50))
      expect(hex(rootOf(state))).toBe(hex(merkleRoot(leaves.slice(0, 50))))
    }
  })

  it.each([
    'no json',
    'null',
    '[]',
    '{}',
    '{"frontier":[],"size":"0"}',
    '{"frontier":[],"size":0,"root":""}',
    '{"frontier":[0],"size":1}',
    '{"frontier":["AA"],"size":1}',
    '{"frontier":["AAAA"],"size":1}',
  ])('is refused when it is %s', (text) => {
    expect(() => parseTreeState(text)).toThrow('FCC_AUDIT_BAD_TREE_STATE')
  })

  it('is refused with the one kind of error, whatever it is', () => {
    const lookalike = fc.record(
      { size: fc.jsonValue(), frontier: fc.jsonValue() },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          lookalike.map((value) => JSON.stringify(value)),
        ),
        (text) => {
          try {
            parseTreeState(text)
          } catch (error) {
            expect(error).toBeInstanceOf(AuditError)
          }
        },
      ),
    )
  })
})
