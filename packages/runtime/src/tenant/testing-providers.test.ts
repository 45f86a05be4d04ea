import {
  type Connection,
  DEFAULT_CONNECTION_LIMITS,
  type Provider,
  ProviderFailure,
  providers,
  textAnswer,
} from '@fcc/contracts'
import { definePlugin } from '@fcc/plugin-api'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { given, sample } from '../testing/sample-plugin.test-support.ts'
import { ada, expectCode, openRuntime } from '../testing/test-runtime.test-support.ts'

const KEY = 'planted-key-0f2a'

/** A vendor whose client repeats the key it was asked with in what it says of a failure. */
function careless(asked: string[]) {
  const kind: Provider<Connection> = {
    id: 'careless/kind',
    title: 'Careless',
    attributes: {
      ...{ location: 'remote', region: 'here', agreements: [], cloud: 'commercial' },
      retentionDays: 0,
    },
    deterministic: false,
    connects: { key: 'optional', baseUrl: 'optional' },
    models: ({ model }) => [model],
    async generate({ messages }, { settings, secret }) {
      asked.push(JSON.stringify(messages))
      if (settings.key === undefined) {
        const usage = { inputTokens: 1000, outputTokens: 10 }
        return textAnswer('Ready.', { model: settings.model, usage })
      }
      const detail = `the key ${await secret(settings.key)} is none`
      throw new ProviderFailure('not_authorised', { by: 'careless/kind', detail })
    },
  }
  return given(
    definePlugin({
      id: 'careless',
      setup({ contribute }) {
        contribute(providers, kind as Provider)
      },
    }),
  )
}

const rules = (at: string) => `
constitution: rules
title: Rules
${at}
permits: [{ id: all, at: [egress], when: 'true' }]
`

async function open(documents: string) {
  vi.stubEnv('FCC_TEST_PLANTED_KEY', KEY)
  onTestFinished(() => void vi.unstubAllEnvs())
  const asked: string[] = []
  const connection = (changes: Partial<Connection>): Connection => ({
    model: 'm-1',
    limits: DEFAULT_CONNECTION_LIMITS,
    ...changes,
  })
  const runtime = await openRuntime({
    plugins: [sample({ documents }), careless(asked)],
    config: {
      platformConstitutions: ['sample/rules'],
      providers: {
        keyed: { kind: 'kind', connection: connection({ key: 'env:FCC_TEST_PLANTED_KEY' }) },
        priced: {
          kind: 'kind',
          connection: connection({ price: [{ currency: 'EUR', input: '0.1', output: '0.2' }] }),
        },
      },
    },
  })
  return { asked, session: runtime.tenant('riverside').as(ada) }
}

describe('asking a provider one small thing', () => {
  it('says what it cost, in the log and in no run, with nothing of the tenant in what is asked', async () => {
    const { asked, session } = await open(rules(''))
    const result = await session.testProvider('priced')
    expect(result).toMatchObject({
      provider: 'careless/priced',
      outcome: 'answered',
      call: { model: 'm-1', cost: { amount: '0.000102', currency: 'EUR' } },
    })
    expect(asked).toHaveLength(1)
    expect(asked[0]).not.toMatch(/riverside|ada/)
    const { text } = await session.exportAudit()
    expect(text).toContain('"amount":"0.000102"')
    expect(await session.runs()).toEqual([])
  })

  it('repeats no key that a client put into what it says', async () => {
    const { session } = await open(rules(''))
    const result = await session.testProvider('keyed')
    expect(result).toMatchObject({ outcome: 'failed', failure: 'not_authorised' })
    const { text } = await session.exportAudit()
    expect(JSON.stringify(result) + text).not.toContain(KEY)
  })

  it.each([
    ['forbids it at prompt', "{ id: no, tier: hard_stop, at: [prompt], when: 'true', say: No. }"],
    ['forbids it at egress', "{ id: no, tier: hard_stop, at: [egress], when: 'true', say: No. }"],
    [
      'asks for an approval, which nobody can give',
      "{ id: no, tier: mandatory, at: [egress], when: 'true', remedy: require_approval, approvable_by: [officer], say: No. }",
    ],
  ])('asks nobody where a rule %s', async (_what, rule) => {
    const { asked, session } = await open(rules(`rules: [${rule}]`))
    const result = await session.testProvider('priced')
    expect(result.outcome).toBe('not_permitted')
    expect(JSON.stringify(result)).toContain('rules/no')
    expect(asked).toEqual([])
  })

  it('asks nobody where no permit names it', async () => {
    const { asked, session } = await open(rules('').replace("'true'", "'false'"))
    expect((await session.testProvider('priced')).outcome).toBe('not_permitted')
    expect(asked).toEqual([])
  })

  it('of nobody is an error that names who is there', async () => {
    const { session } = await open(rules(''))
    const error = await expectCode('FCC_PROVIDER_MISSING', () => session.testProvider('prised'))
    expect(error.why).toContain('careless/priced')
  })
})
