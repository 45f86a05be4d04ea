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

describe('what is made of a text', () => {
  it('is made once for all who ask at the same time and afterwards', async () => {
    const { made, once } = counting()
    await Promise.all([0, 1, 2].map(() => inTurns(once(long('a'), 'one'), { slice: 1 })))
    expect(atOnce(once(long('a'), 'one'))).toBe(3_000)
    expect(made).toEqual(['a'])
  })

  it('is another for another tenant, and for a text that differs by one sign', () => {
    const { made, once } = counting()
    for (const [text, tenant] of [
      [long('a'), 'one'],
      [long('a'), 'two'],
      [`${long('a').slice(0, -1)}!`, 'one'],
    ] as const) {
      atOnce(once(text, tenant))
    }
    expect(made).toHaveLength(3)
  })

  it('is forgotten when others followed, and never kept of short texts', () => {
    const { made, once } = counting()
    for (const name of ['a', 'b', 'c', 'd', 'e', 'a', 'e']) atOnce(once(long(name), 'one'))
    expect(made).toEqual(['a', 'b', 'c', 'd', 'e', 'a'])
    atOnce(once('s', 'one'))
    atOnce(once('s', 'one'))
    expect(made.slice(-2)).toEqual(['s', 's'])
  })

  it('is begun anew after it failed', () => {
    let isBroken = true
    const once = madeOnce(function* (text: string): Steps<number> {
      yield 1
      if (isBroken) throw new Error('broken')
      return text.length
    })
    expect(() => atOnce(once(long('a'), 'one'))).toThrow('broken')
    isBroken = false
    expect(() => atOnce(once(long('a'), 'one'))).not.toThrow()
  })
})
