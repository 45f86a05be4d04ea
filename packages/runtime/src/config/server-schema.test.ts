import { describe, expect, it } from 'vitest'
import { parseConfig } from './read-config.ts'

const file = '/srv/app/fcc.yaml'
const read = (server: string) => parseConfig(`tenant: { id: t }\nserver: ${server}\n`, file).server

describe('the server of a configuration', () => {
  it('says all that a server can be told, with paths from its folder', () => {
    expect(
      read(`
  address: 0.0.0.0
  port: 8443
  public_url: https://fcc.example.org
  operator_tenant: t
  tls: { certificate: tls/server.pem, key: /etc/server.key }
  card_key: card.pem
  origins: ['https://app.example.org']
  trusted_proxies: [10.0.0.7, 'fd00::/64']
  redis: \${REDIS_URL}
  tiers: { pro: { requests: 200 }, batch: { requests: 5, seconds: 3600 } }
  limits: { body_bytes: 2048, access_log_ms: 0, ready_lag_ms: 5000 }`),
    ).toMatchObject({
      address: '0.0.0.0',
      port: 8443,
      publicUrl: 'https://fcc.example.org',
      operatorTenant: 't',
      tls: { certificate: '/srv/app/tls/server.pem', key: '/etc/server.key' },
      cardKey: '/srv/app/card.pem',
      origins: ['https://app.example.org'],
      trustedProxies: ['10.0.0.7', 'fd00::/64'],
      redis: 'env:REDIS_URL',
      tiers: { pro: { requests: 200, seconds: 60 }, batch: { requests: 5, seconds: 3600 } },
      limits: { maxBodyBytes: 2048, accessLogMs: 0, readyLagMs: 5000, graceMs: undefined },
    })
    expect(parseConfig('tenant: { id: t }\n', file).server).toBeUndefined()
  })

  it.each([
    ['{ port: 70000 }', 'server.port'],
    ['{ adress: 127.0.0.1 }', 'address'],
    ['{ tls: { certificate: a.pem } }', 'server.tls.key'],
    ["{ origins: ['https://app.example.org/'] }", 'an origin as browsers send it'],
    ["{ origins: ['*'] }", 'an origin as browsers send it'],
    ['{ trusted_proxies: [proxy.local] }', 'an address of a proxy'],
    ["{ trusted_proxies: ['0.0.0.0/0'] }", 'an address of a proxy'],
    ["{ trusted_proxies: ['10.0.0.0/33'] }", 'an address of a proxy'],
    ['{ public_url: example.org }', 'server.public_url'],
    ["{ public_url: 'file:///etc' }", 'server.public_url'],
    ['{ operator_tenant: s }', 'there is no tenant s'],
    ['{ tiers: { pro: { requests: 0 } } }', 'server.tiers.pro.requests'],
    ['{ tiers: { Pro: { requests: 1 } } }', 'lower-case letters'],
    ['{ limits: { grace_ms: -1 } }', 'server.limits.grace_ms'],
    ['{ limits: { grace: 1 } }', 'grace_ms'],
  ])('is refused as %s, with its place', (written, named) => {
    expect(() => read(written)).toThrow(
      expect.objectContaining({
        code: 'FCC_CONFIG_INVALID',
        message: expect.stringContaining(named),
      }),
    )
  })
})
