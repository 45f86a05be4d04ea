import { ProviderFailure, providers, secretReference, textAnswer } from '@fcc/contracts'
import { definePlugin } from '@fcc/plugin-api'
import { createMemoryMasterKey } from '@fcc/sealing'
import { describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { given, sample } from '../testing/sample-plugin.test-support.ts'
import { expectCode, openSession } from '../testing/test-runtime.test-support.ts'

const usage = { inputTokens: 1, outputTokens: 1 }

/** A provider that wants a key, and what it was given. */
function keyed(seen: string[]) {
  return given(
    definePlugin({
      id: 'keyed',
      settings: z.strictObject({ key: secretReference() }),
      setup({ contribute }) {
        contribute(providers, {
          id: 'keyed/model',
          title: 'Wants a key',
          attributes: {
            location: 'in-process',
            region: 'here',
            agreements: [],
            cloud: 'none',
            retentionDays: 0,
          },
          deterministic: false,
          async generate(_request, { settings, secret }) {
            const key = await secret(settings.key)
            seen.push(key)
            if (key === 'old-key')
              throw new ProviderFailure('not_authorised', { by: 'keyed/model' })
            return textAnswer('fine', { model: 'm', usage })
          },
        })
      },
    }),
  )
}

describe('a key', () => {
  it('that was changed is used by the run that waited for it, and stands nowhere', async () => {
    vi.stubEnv('FCC_TEST_MODEL_KEY', 'old-key')
    const seen: string[] = []
    const session = await openSession({
      plugins: [sample(), keyed(seen)],
      masterKey: createMemoryMasterKey(),
      tenants: {
        riverside: {
          provider: 'keyed/model',
          settings: { keyed: { key: 'env:FCC_TEST_MODEL_KEY' } },
        },
      },
    })
    const handle = await session.start('asked', { note: 'x' })
    expect(await handle.finished()).toMatchObject({
      state: 'waiting',
      waiting: { for: 'provider', failure: 'not_authorised', by: 'keyed/model' },
    })
    vi.stubEnv('FCC_TEST_MODEL_KEY', 'new-key')
    const run = await (await session.resume(handle.id)).finished()
    expect(run.state).toBe('completed')
    expect(seen).toEqual(['old-key', 'new-key'])
    const { visits, entries } = await session.explain(run.id)
    const kept = JSON.stringify([run, visits, entries.map((entry) => ({ ...entry }))])
    expect(kept).not.toMatch(/(?:old|new)-key/)
  })

  it('in plain text is refused when the tenant starts, without being repeated', async () => {
    const opening = openSession({
      plugins: [sample(), keyed([])],
      tenants: { riverside: { settings: { keyed: { key: 'sk-plain-text' } } } },
    })
    const error = await opening.then(
      () => undefined,
      (thrown: unknown) => thrown,
    )
    expect(String(error)).toContain('never the secret itself')
    expect(String(error)).not.toContain('sk-plain-text')
  })
})

describe('a provider that nobody has', () => {
  it('is missed before the run starts, with what there is', async () => {
    const session = await openSession({
      plugins: [sample()],
      tenants: { riverside: { provider: undefined } },
    })
    const error = await expectCode('FCC_PROVIDER_MISSING', () =>
      session.start('asked', { note: 'x' }),
    )
    expect(error.why).toContain('this tenant has sample/model')
    expect(await session.runs()).toEqual([])
  })
})
