import { afterEach, describe, expect, it, vi } from 'vitest'
import { withMissingSecrets } from './missing-webhook-secrets.ts'

afterEach(() => void vi.unstubAllEnvs())

const told = async (...secrets: readonly string[]) => {
  const webhooks = { ledger: { url: 'https://hooks.example.org/in', secrets } }
  const { diagnostics } = await withMissingSecrets({ diagnostics: [] }, { id: 'garden', webhooks })
  return diagnostics.map(({ severity, code, why }) => [severity, code, why])
}

describe('a webhook whose secret is not there', () => {
  it('is named with the reference, as a warning, and so is a text that is no secret', async () => {
    vi.stubEnv('FCC_TEST_HOOK', 'hunter2')
    expect(await told('env:FCC_TEST_NOTHING', 'env:FCC_TEST_HOOK')).toEqual(
      ['NOTHING', 'HOOK'].map((name) => [
        ...['warning', 'FCC_WEBHOOK_SECRET_MISSING'],
        `The webhook ledger of tenant garden is given nothing: env:FCC_TEST_${name} is not there, or is no secret.`,
      ]),
    )
  })

  it('is not named once it is there', async () => {
    vi.stubEnv('FCC_TEST_HOOK', `whsec_${Buffer.alloc(32, 7).toString('base64')}`)
    expect(await told('env:FCC_TEST_HOOK')).toEqual([])
  })
})
