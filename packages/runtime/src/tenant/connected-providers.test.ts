import {
  type Connection,
  DEFAULT_CONNECTION_LIMITS,
  type Provider,
  ProviderFailure,
  providers,
  textAnswer,
} from '@fcc/contracts'
import { definePlugin } from '@fcc/plugin-api'
import { describe, expect, it, vi } from 'vitest'
import type { StatedProvider } from '../config/host-config.ts'
import { given, sample } from '../testing/sample-plugin.test-support.ts'
import {
  ada,
  expectCode,
  type HostParts,
  openRuntime,
  temporaryFolder,
} from '../testing/test-runtime.test-support.ts'

/** What a vendor was handed with a call. */
interface Seen {
  readonly kind: string
  readonly tenant: string
  readonly connection: Connection
  readonly key: string | undefined
}

const usage = { inputTokens: 1, outputTokens: 1 }

/** A plugin with two kinds of providers, which tell what they are handed. */
function vendor(seen: Seen[], fails: () => boolean = () => false) {
  const kind = (name: string): Provider<never> => ({
    id: `vendor/${name}`,
    title: name,
    attributes: {
      ...{ location: 'remote', region: 'unknown', agreements: [], cloud: 'commercial' },
      retentionDays: Number.MAX_SAFE_INTEGER,
    },
    deterministic: false,
    connects: { key: 'optional', baseUrl: 'optional' },
    models: ({ model }: Connection) => [model],
    async generate(_request, { settings, secret, tenant }) {
      const connection = settings as Connection
      const key = connection.key && (await secret(connection.key))
      seen.push({ kind: name, tenant: tenant.id, connection, key })
      if (fails()) throw new ProviderFailure('not_authorised', { by: 'vendor' })
      return textAnswer('fine', { model: connection.model, usage })
    },
  })
  return given(
    definePlugin({
      id: 'vendor',
      setup({ contribute }) {
        for (const name of ['alpha', 'beta']) contribute(providers, kind(name) as Provider)
      },
    }),
  )
}

const limits = DEFAULT_CONNECTION_LIMITS
const local = 'http://127.0.0.1:1/v1'
const stated = (kind: string, changes: Partial<Connection> = {}): StatedProvider => ({
  kind,
  connection: { model: 'm-1', baseUrl: local, limits, ...changes },
})

async function ask(runtime: Awaited<ReturnType<typeof openRuntime>>, tenant = 'riverside') {
  const session = runtime.tenant(tenant).as(ada)
  return (await session.start('asked', { note: 'x' })).finished()
}

const permits = `
constitution: permits
title: Permits
permits: [{ id: all, at: [egress], when: 'true' }]
`

/** A host whose platform lets content leave. */
const open = (parts: HostParts) =>
  openRuntime({
    ...parts,
    config: { platformConstitutions: ['sample/permits'], ...parts.config },
  })

describe('a provider that is set up in the configuration', () => {
  it('answers under its name, with the connection that stands there', async () => {
    vi.stubEnv('FCC_TEST_FAST_KEY', 'fast-key')
    const seen: Seen[] = []
    const runtime = await open({
      plugins: [sample({ documents: permits }), vendor(seen)],
      config: {
        providers: {
          fast: { ...stated('alpha', { key: 'env:FCC_TEST_FAST_KEY' }), agreements: ['DPA'] },
          slow: stated('vendor/alpha', { model: 'm-2' }),
        },
      },
      tenants: { riverside: { provider: 'fast' } },
    })
    const run = await ask(runtime)
    expect([run.state, run.reasons]).toEqual(['completed', []])
    expect(seen).toMatchObject([{ kind: 'alpha', connection: { model: 'm-1' }, key: 'fast-key' }])
    const { model } = runtime.tenant('riverside')
    expect(model.providerAttributes['vendor/fast']).toMatchObject({
      location: 'loopback',
      agreements: ['DPA'],
    })
    expect(model.providerAttributes['vendor/slow']).toMatchObject({ agreements: [] })
    expect(Object.keys(model.providerAttributes).sort()).toEqual([
      ...['sample/model', 'vendor/fast', 'vendor/slow'],
    ])
  })

  it('is remote wherever its address is not on this machine, whatever its kind says', async () => {
    const runtime = await open({
      plugins: [sample({ documents: permits }), vendor([])],
      config: {
        providers: {
          near: stated('alpha'),
          far: stated('alpha', { baseUrl: 'https://127.0.0.1.example/v1' }),
          vendor: stated('alpha', { baseUrl: undefined }),
        },
      },
    })
    const { providerAttributes } = runtime.tenant('riverside').model
    expect(providerAttributes['vendor/near']?.location).toBe('loopback')
    expect(providerAttributes['vendor/far']?.location).toBe('remote')
    expect(providerAttributes['vendor/vendor']?.location).toBe('remote')
  })

  it('stands beside kinds that nobody set up, which are no providers', async () => {
    const runtime = await open({ plugins: [sample({ documents: permits }), vendor([])] })
    const session = runtime.tenant('riverside').as(ada)
    for (const provider of ['alpha', 'vendor/alpha']) {
      await expectCode('FCC_PROVIDER_MISSING', () =>
        session.start('asked', { note: 'x' }, { provider }),
      )
    }
  })
})

describe('a tenant’s own connection', () => {
  const host = {
    fast: { ...stated('alpha', { key: 'env:FCC_TEST_HOST_KEY' }), agreements: ['BAA'] },
    'vendor/fast': { region: 'us' },
  }
  const own = { fast: stated('alpha', { baseUrl: 'http://127.0.0.1:2/v1' }) }
  const keyed = { fast: stated('beta', { key: 'env:FCC_TEST_OWN_KEY', model: 'm-9' }) }

  it('takes nothing of the host’s: neither key, nor limits, nor what was agreed', async () => {
    vi.stubEnv('FCC_TEST_HOST_KEY', 'host-key')
    const seen: Seen[] = []
    const runtime = await open({
      plugins: [sample({ documents: permits }), vendor(seen)],
      config: { providers: host },
      tenants: {
        riverside: { provider: 'fast', providers: own },
        lakeside: { provider: 'fast' },
      },
    })
    await ask(runtime)
    expect(seen).toEqual([
      { kind: 'alpha', tenant: 'riverside', connection: own.fast.connection, key: undefined },
    ])
    const attributesOf = (tenant: string) =>
      runtime.tenant(tenant).model.providerAttributes['vendor/fast']
    expect(attributesOf('riverside')).toMatchObject({ agreements: [], region: 'unknown' })
    expect(attributesOf('lakeside')).toMatchObject({ agreements: ['BAA'], region: 'us' })
  })

  it('has a key that no call of another tenant is made with, side by side and under one name', async () => {
    vi.stubEnv('FCC_TEST_HOST_KEY', 'host-key')
    vi.stubEnv('FCC_TEST_OWN_KEY', 'own-key')
    const seen: Seen[] = []
    const runtime = await open({
      plugins: [sample({ documents: permits }), vendor(seen)],
      config: { providers: host },
      tenants: {
        riverside: { provider: 'fast', providers: keyed },
        lakeside: { provider: 'fast' },
        bayside: { provider: 'fast', providers: own },
      },
    })
    const tenants = ['riverside', 'lakeside', 'bayside']
    await Promise.all([...tenants, ...tenants].map((tenant) => ask(runtime, tenant)))
    const keys = new Set(seen.map(({ tenant, kind, key }) => `${tenant} ${kind} ${key}`))
    expect([...keys].sort()).toEqual([
      'bayside alpha undefined',
      'lakeside alpha host-key',
      'riverside beta own-key',
    ])
    expect(seen).toHaveLength(6)
  })

  it('stays out of what a vendor of another kind is handed, when the name is given to that one', async () => {
    vi.stubEnv('FCC_TEST_OWN_KEY', 'own-key')
    const directory = temporaryFolder()
    const seen: Seen[] = []
    const parts = (all: Readonly<Record<string, StatedProvider>>): HostParts => ({
      plugins: [sample({ documents: permits }), vendor(seen, () => true)],
      store: 'sqlite',
      directory,
      tenants: { riverside: { provider: 'fast', providers: all } },
    })
    const first = await open(parts(keyed))
    const { id, state } = await ask(first)
    expect([state, seen.length]).toEqual(['waiting', 1])
    await first.close()
    // The same name and model, and a vendor of another kind that would be handed the key.
    const second = await open(parts({ fast: stated('alpha', { model: 'm-9' }) }))
    const session = second.tenant('riverside').as(ada)
    const run = await (await session.resume(id)).finished()
    expect(run.state).toBe('failed')
    expect(seen).toHaveLength(1)
    await second.close()
    const third = await open(parts({ fast: stated('beta', { model: 'm-10' }) }))
    expect((await ask(third)).state).toBe('waiting')
    expect(seen.at(-1)).toMatchObject({ kind: 'beta', key: undefined })
  })
})

describe('a connection that cannot be', () => {
  it.each<[string, string, StatedProvider, string]>([
    ['of a kind that nobody contributes', 'fast', stated('gamma'), 'here are alpha, beta'],
    [
      'with its key in plain text',
      'fast',
      stated('alpha', { key: 'sk-plain' }),
      'never the secret',
    ],
    ['to no address', 'fast', stated('alpha', { baseUrl: 'models' }), 'begins with https://'],
    ['under the name of an id', 'vendor/fast', stated('alpha'), 'its name'],
    ['without a model', 'fast', { kind: 'alpha' }, 'model'],
  ])('%s refuses the tenant in one sentence', async (_what, name, provider, said) => {
    const opening = open({
      plugins: [sample({ documents: permits }), vendor([])],
      tenants: { riverside: { providers: { [name]: provider } } },
    })
    const error: unknown = await opening
      .then((runtime) => runtime.tenant('riverside'))
      .catch((thrown: unknown) => thrown)
    expect(String(error)).toContain(said)
    expect(String(error)).not.toContain('sk-plain')
  })

  it('because its plugin is not a tenant’s is left out for that tenant alone', async () => {
    const runtime = await open({
      plugins: [sample({ documents: permits }), vendor([])],
      config: { providers: { fast: stated('alpha') } },
      tenants: { riverside: {}, lakeside: { plugins: ['sample'] } },
    })
    const known = (tenant: string) => Object.keys(runtime.tenant(tenant).model.providerAttributes)
    expect(known('riverside')).toContain('vendor/fast')
    expect(known('lakeside')).toEqual(['sample/model'])
  })
})
