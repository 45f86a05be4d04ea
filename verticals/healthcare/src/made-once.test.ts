import { atOnce, inTurns, type Steps } from '@fcc/detection'
import { describe, expect, it } from 'vitest'
import { madeOnce } from './made-once.ts'

const long = (text: string) => text.padEnd(3_000, '.')

function counting() {
  const made: string[] = []
  const once = madeOnce(function* (text: string): Steps<number> {
    made.push(text.replaceAll('.', ''))
    yield 1
    return text.length
  })
  return { made, once }
}

const RULES = { keeps: 'nothing' }

describe('what is made of a text', () => {
  it('is made once for all who ask at the same time and afterwards', async () => {
    const { made, once } = counting()
    await Promise.all([0, 1, 2].map(() => inTurns(once(long('a'), 'one', RULES), { slice: 1 })))
    expect(atOnce(once(long('a'), 'one', RULES))).toBe(3_000)
    expect(made).toEqual(['a'])
  })

  it('is another for another tenant or other rules, and for a text that differs by one sign', () => {
    const { made, once } = counting()
    for (const [text, tenant, rules] of [
      [long('a'), 'one', RULES],
      [long('a'), 'two', RULES],
      [long('a'), 'one', { keeps: 'all' }],
      [`${long('a').slice(0, -1)}!`, 'one', RULES],
    ] as const) {
      atOnce(once(text, tenant, rules))
    }
    expect(made).toHaveLength(4)
  })

  it('is forgotten when others followed, and never kept of short texts', () => {
    const { made, once } = counting()
    for (const name of ['a', 'b', 'c', 'd', 'e', 'a', 'e']) atOnce(once(long(name), 'one', RULES))
    expect(made).toEqual(['a', 'b', 'c', 'd', 'e', 'a'])
    atOnce(once('s', 'one', RULES))
    atOnce(once('s', 'one', RULES))
    expect(made.slice(-2)).toEqual(['s', 's'])
  })

  it('is begun anew after it failed', () => {
    let isBroken = true
    const once = madeOnce(function* (text: string): Steps<number> {
      yield 1
      if (isBroken) throw new Error('broken')
      return text.length
    })
    expect(() => atOnce(once(long('a'), 'one', RULES))).toThrow('broken')
    isBroken = false
    expect(() => atOnce(once(long('a'), 'one', RULES))).not.toThrow()
  })
})
