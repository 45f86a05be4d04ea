import { expect, it } from 'vitest'
import { tenantConfig } from '../config/tenant-config.ts'
import { namedSecrets } from './named-secrets.ts'

it('the secrets that a configuration asks a host for are found wherever they stand', () => {
  const block = {
    name: 'Where file: and env: are words',
    settings: { codes: { nested: [{ key: 'env:CODES_KEY' }], note: 'no reference' } },
    webhooks: { out: { url: 'https://receiver.example/', secret: 'file:/run/key' } },
  }
  expect(namedSecrets(tenantConfig('lakeside', block, '/srv/fcc.yaml'))).toEqual([
    { at: 'settings.codes.nested.0.key', reference: 'env:CODES_KEY' },
    { at: 'webhooks.out.secrets.0', reference: 'file:/run/key' },
  ])
  expect(namedSecrets(tenantConfig('lakeside', {}, '/srv/fcc.yaml'))).toEqual([])
})
