import { DEFAULT_CONNECTION_LIMITS } from '@fcc/contracts'
import { FccError } from '@fcc/plugin-api'
import { describe, expect, it } from 'vitest'
import { parseConfig } from './read-config.ts'

const parse = (providers: string) =>
  parseConfig(`tenant: { id: a }\nproviders:\n${providers}`, '/srv/app/fcc.yaml').providers

describe('a provider in fcc.yaml', () => {
  it('is set up by its kind, with every limit and its price', () => {
    const { fast } = parse(`  fast:
    kind: openai
    model: m-1
    base_url: https://models.example/v1
    key: \${MODELS_KEY}
    limits: { output_tokens: 100, context_tokens: 900, first_ms: 5, pause_ms: 6, answer_bytes: 7 }
    price: { currency: USD, input: 2.5, output: 10, cached: 0.25 }
    region: eu
    retention_days: 30
`)
    expect(fast).toEqual({
      kind: 'openai',
      region: 'eu',
      retentionDays: 30,
      connection: {
        model: 'm-1',
        baseUrl: 'https://models.example/v1',
        key: 'env:MODELS_KEY',
        limits: { outputTokens: 100, contextTokens: 900, firstMs: 5, pauseMs: 6, answerBytes: 7 },
        price: [{ currency: 'USD', input: '2.5', output: '10', cached: '0.25' }],
      },
    })
  })

  it('needs a kind and a model, and its key is found from where the file lies', () => {
    const { fast } = parse('  fast: { kind: openai, model: m-1, key: "file:keys/models" }\n')
    expect(fast?.connection).toEqual({
      model: 'm-1',
      key: 'file:/srv/app/keys/models',
      limits: DEFAULT_CONNECTION_LIMITS,
    })
  })

  it.each([
    ['{ kind: openai }', 'providers.p.model: a provider of kind openai needs one'],
    ['{ model: m-1 }', 'providers.p.model: needs a kind beside it'],
    ['{ key: env:K, region: eu }', 'providers.p.key: needs a kind beside it'],
    ['{ kind: openai, model: m, key: sk-plain-text }', 'never the secret itself'],
    ['{ kind: openai, model: m, base_url: models.example }', 'an address begins with https://'],
    ['{ kind: openai, model: m, base_url: "https://a:sk-plain-text@b.example" }', 'without a user'],
    ['{ kind: openai, model: m, key: env:K, base_url: "http://b.example" }', 'over https:// only'],
    ['{ kind: openai, model: m, price: { currency: USD, input: 1 } }', 'providers.p.price'],
    ['{ kind: openai, model: m, price: { currency: $, input: 1, output: 1 } }', 'ISO 4217'],
    ['{ kind: openai, model: m, price: { currency: USD, input: -1, output: 1 } }', 'price.input'],
    [
      '{ kind: openai, model: m, limits: { output_tokens: 0 } }',
      'providers.p.limits.output_tokens',
    ],
  ])('is refused as %s, with its line and without a secret', (written, said) => {
    let error: unknown
    try {
      parse(`  p: ${written}\n`)
    } catch (thrown) {
      error = thrown
    }
    expect(FccError.is(error) && error.code).toBe('FCC_CONFIG_INVALID')
    const { why } = error as FccError
    expect(why).toContain(said)
    expect(why).toContain('fcc.yaml:3')
    expect(why).not.toContain('sk-plain-text')
  })

  it('says once, and not twice, that a key is written out', () => {
    let why = ''
    try {
      parse('  p: { kind: openai, model: m, key: sk-plain-text }\n')
    } catch (error) {
      if (FccError.is(error)) why = error.why
    }
    expect(why.match(/never the secret itself/g)).toHaveLength(1)
    expect(why).not.toContain('sk-plain')
  })
})
