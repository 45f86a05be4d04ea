import { parseConfig } from '@fcc/runtime'
import { describe, expect, it } from 'vitest'
import { openConfiguredRates } from '../edge/configured-rates.ts'
import { openHouse } from '../testing/house.test-support.ts'
import { serverLimits } from './server-options.ts'

describe('how a server is reached', () => {
  it.each([
    ['FCC_SERVER_PROXY', { trustedProxies: ['proxy.local'] }],
    ['FCC_SERVER_PROXY', { trustedProxies: ['::/0'] }],
    ['FCC_SERVER_ORIGIN', { origins: ['https://app.example.org/'] }],
    ['FCC_SERVER_ADDRESS', { publicUrl: 'fcc.example.org' }],
  ])('is %s where it cannot be meant', async (code, options) => {
    await expect(openHouse(options)).rejects.toMatchObject({ code })
  })

  it('has the default of each limit that is not said', () => {
    expect(serverLimits({ graceMs: 5, maxBodyBytes: undefined })).toMatchObject({
      ...{ graceMs: 5, maxBodyBytes: 16 * 1024 * 1024, accessLogMs: 100 },
    })
  })

  it('counts by the tiers of the configuration, and knows every tier that a claim can name', async () => {
    const config = (tiers: string, map: string) =>
      parseConfig(
        `tenant: { id: t }
server: { tiers: ${tiers} }
authentication:
  providers:
    - type: jwt
      issuer: https://issuer.example.org
      audience: fcc
      jwks_uri: https://issuer.example.org/keys
      tenant: t
      tier: { claim: plan, map: ${map} }
`,
        '/srv/app/fcc.yaml',
      )
    const rates = await openConfiguredRates(
      config('{ batch: { requests: 5 } }', '{ gold: batch, iron: free }'),
    )
    expect(await rates.take('a', 'batch')).toMatchObject({ tier: 'batch', limit: { requests: 5 } })
    await rates.close()
    await expect(openConfiguredRates(config('{}', '{ gold: batch }'))).rejects.toMatchObject({
      code: 'FCC_RATE_TIER',
    })
  })
})
