import { estimatedTokens } from '@fcc/contracts'
import { countTokens } from 'gpt-tokenizer/encoding/o200k_base'
import { describe, expect, it } from 'vitest'
import { counterOf } from './counter-of.ts'
import { inShortWords } from './in-short-words.ts'

const count = (text: string, model = 'gpt-5-mini') => counterOf('openai', model).count?.(text)
const prose = 'Four beds lie in the sun, and two of them are watered by hand every morning. '

describe('a counter of tokens', () => {
  it.each([
    ['openai', 'gpt-5-mini', true],
    ['openai', 'o4-mini', true],
    ['azure-openai', 'gpt-4o', true],
    ['openai', 'gpt-4', true],
    ['openai-compatible', 'gpt-oss-20b', true],
    ['openai-compatible', 'm-1', false],
    ['ollama', 'qwen2.5', false],
    // Another vendor's model is not counted by the name that it happens to have.
    ['anthropic', 'gpt-4o', false],
    ['google', 'gemini-2.5-flash', false],
  ])('of %s, %s is known: %s', (kind, model, isKnown) => {
    expect(counterOf(kind, model).count !== undefined).toBe(isKnown)
  })

  it('counts as the model does, by the tokenizer of its family', async () => {
    expect(await count(prose)).toBe(countTokens(prose))
    const dutch = 'donaudampfschifffahrtsgesellschaft 四十二張床'
    expect(await count(dutch)).not.toBe(await count(dutch, 'gpt-4'))
  })

  it('takes a sign of the model for text', async () => {
    expect(await count('<|endoftext|>')).toBeGreaterThan(3)
  })

  it.each([
    ['one letter', 'a'],
    ['blank space', ' '],
    ['line ends', '\n'],
    ['a script without spaces', '四五床在陽光下'],
    ['pictures', '😀'],
    ['signs', '!?.'],
  ])('reads long %s in linear time, and counts about what it has', async (_what, unit) => {
    const short = unit.repeat(Math.ceil(4000 / unit.length))
    const exact = countTokens(short)
    const counted = (await count(short)) ?? 0
    // Each piece of 200 characters may begin a token anew, and what parts it is one.
    const most = exact + 3 * Math.ceil(short.length / 200)
    expect(counted).toBeGreaterThanOrEqual(exact)
    expect(counted).toBeLessThanOrEqual(most)
    // Quadratic time would be hours.
    expect(await count(unit.repeat(Math.ceil(300_000 / unit.length)))).toBeGreaterThan(1000)
  })

  it('counts a long text in turns of the event loop, to the same number', async () => {
    const long = prose.repeat(8000)
    let turns = 0
    const others = setInterval(() => {
      turns += 1
    }, 0)
    const counted = await count(long)
    clearInterval(others)
    expect(counted).toBe(countTokens(long))
    expect(turns).toBeGreaterThan(3)
  })

  it('leaves prose as it is', () => {
    expect(inShortWords(prose.repeat(100))).toBe(prose.repeat(100))
    expect(inShortWords('😀'.repeat(500)).isWellFormed()).toBe(true)
  })

  it('has an estimate that is above what prose and code have', () => {
    const code = 'export const beds = (count: number) => count * 42; // four\n'
    for (const text of [prose, code, 'Vier Beete liegen in der Sonne.', '四五床在陽光下']) {
      expect(estimatedTokens(text)).toBeGreaterThanOrEqual(countTokens(text))
    }
  })
})
