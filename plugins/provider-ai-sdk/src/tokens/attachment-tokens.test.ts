import { DEFAULT_CONNECTION_LIMITS } from '@fcc/contracts'
import { describe, expect, it } from 'vitest'
import { kinds } from '../kinds.ts'
import { attachmentTokens } from './attachment-tokens.ts'

const file = (mediaType: string, text = '') => ({ mediaType, bytes: Buffer.from(text) })
const png = file('image/png')
const pdf = file('application/pdf', '%PDF-1.4 <</Type/Page>> <</Type/Page>>')
const count = (kind: string, model: string, attachmentTokensStated?: number) =>
  attachmentTokens(kind, {
    model,
    limits: {
      ...DEFAULT_CONNECTION_LIMITS,
      ...(attachmentTokensStated === undefined ? {} : { attachmentTokens: attachmentTokensStated }),
    },
  })

describe('the tokens of an attachment', () => {
  it('are known of a picture and of a page for every kind of connection', async () => {
    for (const { name } of kinds) {
      const picture = await count(name, 'm-1')(png)
      expect(picture).toBeGreaterThanOrEqual(5_000)
      expect(await count(name, 'm-1')(pdf)).toBe(2 * ((picture ?? 0) + 3_000))
    }
  })

  it.each([
    ['openai', 'gpt-4o-mini-2024-07-18', 49_000],
    ['openai', 'gpt-5-mini', 10_000],
    ['anthropic', 'claude-sonnet-5', 5_000],
    ['openai-compatible', 'gpt-4o-mini', 49_000],
    ['ollama', 'qwen2.5vl', 16_500],
  ])('of %s, %s, are the most that a picture takes', async (kind, model, tokens) => {
    expect(await count(kind, model)(png)).toBe(tokens)
  })

  it('are what the connection states, for a picture and for each page', async () => {
    expect(await count('openai', 'gpt-5', 1200)(png)).toBe(1200)
    expect(await count('openai', 'gpt-5', 1200)(pdf)).toBe(2400)
  })

  it.each([
    ['a PDF without pages that anybody finds', file('application/pdf', '%PDF-1.4')],
    ['a type that nobody here knows', file('audio/wav')],
  ])('are not known of %s, whatever is stated', async (_what, given) => {
    expect(await count('openai', 'gpt-5', 1200)(given)).toBeUndefined()
  })
})
