import { ACCESS_ACTION_NAMES } from '@fcc/contracts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  MAX_PERMISSION_LENGTH,
  permissionCovers,
  permissionNames,
  permissionProblem,
  permissionsMeet,
  permissionTouches,
} from './permission.ts'

describe('a permission', () => {
  it.each<[permission: string, action: string, object: string | undefined, covered: boolean]>([
    // The second seed's own roles.
    ['patterns:*', 'patterns:read', undefined, true],
    ['patterns:*', 'patterns:execute', 'analysis/one', true],
    ['patterns:*', 'stitches:read', undefined, false],
    ['patterns:read', 'patterns:read', 'summarize', true],
    ['patterns:read', 'patterns:execute', 'summarize', false],
    ['patterns:execute:analysis/*', 'patterns:execute', 'analysis/one', true],
    ['patterns:execute:analysis/*', 'patterns:execute', 'analysis/deep/one', true],
    ['patterns:execute:analysis/*', 'patterns:execute', 'research/one', false],
    ['patterns:execute:summarize', 'patterns:execute', 'summarize', true],
    ['patterns:execute:summarize', 'patterns:execute', 'summarize_all', false],
    ['patterns:execute:extract_*', 'patterns:execute', 'extract_names', true],
    ['patterns:execute:extract_*', 'patterns:execute', 'pre_extract_names', false],
    // A star inside stays in its segment.
    ['runs:*:a/b', 'runs:start', 'a/b', true],
    ['runs:start:*/b', 'runs:start', 'a/b', true],
    ['runs:start:*/b', 'runs:start', 'a/c/b', false],
    ['runs:start:a*c/d', 'runs:start', 'abc/d', true],
    ['runs:start:a*c/d', 'runs:start', 'a/c/d', false],
    ['*:read', 'runs:read', 'a/b', true],
    ['*:read', 'runs:start', undefined, false],
    ['*', 'runs:start', 'a/b', true],
    // Nothing but a star is special.
    ['runs:start:a.c', 'runs:start', 'abc', false],
    ['runs:start:[a]', 'runs:start', 'a', false],
    ['runs:start:', 'runs:start', undefined, false],
    ['run', 'runs:start', undefined, false],
    ['', 'runs:start', undefined, false],
    ['runs:start:a/b', 'runs:start', undefined, false],
  ])('%s on %s of %s: %s', (permission, action, object, covered) => {
    expect(permissionCovers(permission, action, object)).toBe(covered)
  })

  const letters = fc.constantFrom('a', 'b', '*', '/', ':', '.')
  const written = fc.string({ unit: letters, maxLength: 12 })
  const plain = fc.string({ unit: fc.constantFrom('a', 'b', '/', '.'), maxLength: 10 })
  const action = fc.constantFrom('a:b', 'b:a', 'ab:b')

  /** The same law as an expression: a star inside is its segment's, the last one is everything's. */
  function expression(permission: string): RegExp {
    const ending = permission.endsWith('*')
    const head = ending ? permission.slice(0, -1) : permission
    const source = head.replace(/[.:/]/g, '\\$&').replaceAll('*', '[^:/]*')
    return new RegExp(`^${source}${ending ? '.*' : ''}$`, 's')
  }

  it('covers what the expression of the same law does, whatever is written', () => {
    fc.assert(
      fc.property(
        written,
        action,
        fc.option(plain, { nil: undefined }),
        (permission, wanted, object) => {
          const text = object === undefined ? wanted : `${wanted}:${object}`
          const two = permission.split(':').length === 2
          const expected =
            expression(permission).test(text) || (two && expression(permission).test(wanted))
          expect(permissionCovers(permission, wanted, object)).toBe(expected)
        },
      ),
      { numRuns: 2000 },
    )
  })

  it('that covers an action for some object touches it', () => {
    fc.assert(
      fc.property(written, action, plain, (permission, wanted, object) => {
        if (permissionCovers(permission, wanted, object)) {
          expect(permissionTouches(permission, wanted)).toBe(true)
        }
      }),
      { numRuns: 2000 },
    )
  })

  it('is held against what is wanted in bounded time, whatever is written', () => {
    const many = `runs:start:${'a*'.repeat(90)}b`
    expect(permissionCovers(many, 'runs:start', 'a'.repeat(5000))).toBe(false)
    expect(permissionCovers(`${'a*'.repeat(200)}b`, 'runs:start', 'a'.repeat(5000))).toBe(false)
  })

  it('covers something up to its longest length, and nothing one character beyond it', () => {
    const start = 'runs:start:'
    const object = (length: number) => 'a'.repeat(length - start.length)
    for (const [length, covered] of [
      [MAX_PERMISSION_LENGTH, true],
      [MAX_PERMISSION_LENGTH + 1, false],
    ] as const) {
      expect(permissionCovers(start + object(length), 'runs:start', object(length))).toBe(covered)
      expect(permissionProblem(start + object(length)) === undefined).toBe(covered)
    }
  })

  it('covers every action by itself where that is written out, and names no other', () => {
    for (const name of ACCESS_ACTION_NAMES) {
      expect(permissionCovers(name, name, 'x/y')).toBe(true)
      expect(ACCESS_ACTION_NAMES.filter((each) => permissionNames(name, each))).toEqual([name])
    }
  })

  it.each<[string, string | undefined]>([
    ['runs:start', undefined],
    ['runs:*', undefined],
    ['*', undefined],
    ['runs:start:healthcare/*', undefined],
    ['subjects:shred', undefined],
    ['run:start', 'covers no action; did you mean runs:start'],
    ['patterns:read', 'covers no action'],
    ['runs', 'is not of the form resource:action[:pattern]'],
    [':start', 'is not of the form resource:action[:pattern]'],
    ['subjects:shred:mrn-1', 'has a pattern, and subjects:shred is about no object'],
    [`runs:start:${'a'.repeat(200)}`, 'is longer than 200 characters'],
  ])('as a mistake is said: %s', (permission, problem) => {
    expect(permissionProblem(permission)).toBe(problem)
  })
})

describe('two permissions', () => {
  it.each([
    ['runs:start:ward-*', 'runs:start:*-3', true],
    ['runs:start:ward-*', 'runs:start', true],
    ['*', 'runs:start:ward-3', true],
    ['runs:*', 'runs:start:a/*', true],
    ['runs:start:a/*', 'runs:start:*/b', true],
    ['runs:start:a*c', 'runs:start:ab*', true],
    ['runs:start:ward-3', 'runs:start:ward-3', true],
    ['runs:start:ward-*', 'runs:start:clinic/*', false],
    ['runs:start:ward-3', 'runs:start:ward-4', false],
    // Inside of a pattern a star stays in its segment.
    ['runs:start:a*c', 'runs:start:a/c', false],
    ['runs:start:a/*/z', 'runs:start:a/z', false],
    ['runs:start:*a', 'runs:start:*b', false],
  ])('%s and %s have an object in common: %s', (one, other, expected) => {
    expect(permissionsMeet(one, other)).toBe(expected)
    expect(permissionsMeet(other, one)).toBe(expected)
  })

  it('meet wherever one object is under both', () => {
    const pattern = fc.string({
      unit: fc.constantFrom('a', 'b', '/', '*'),
      minLength: 1,
      maxLength: 6,
    })
    const object = fc.string({ unit: fc.constantFrom('a', 'b', '/'), minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(pattern, pattern, object, (one, other, text) => {
        const [left, right] = [`runs:start:${one}`, `runs:start:${other}`]
        const both = [left, right].every((each) => permissionCovers(each, 'runs:start', text))
        if (both) expect(permissionsMeet(left, right)).toBe(true)
      }),
      { numRuns: 3_000 },
    )
  })

  it('are held against one another in no more time than their places take', () => {
    const stars = `runs:start:${'a*'.repeat(80)}b`
    expect(permissionsMeet(stars, `runs:start:${'a*'.repeat(80)}c`)).toBe(false)
  })
})
