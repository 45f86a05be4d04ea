import { describe, expect, it } from 'vitest'
import { HIDDEN } from './redact.ts'
import { withoutSecrets } from './without-secrets.ts'

const inPlugin = (name: string, value: unknown) =>
  withoutSecrets(['plugin_config', 'acme', name], value)

describe('a value of a plugin’s settings as it is shown', () => {
  it.each([
    'pwd',
    'passcode',
    'dbPwd',
    'bearer',
    'creds',
    'login',
    'otp',
    'psk',
    'hmac',
    'seed',
    'signing_key',
  ])('is hidden where its name is %s', (name) => {
    expect(inPlugin(name, 'letmein')).toBe(HIDDEN)
  })

  it.each([
    'host=db user=ada password=letmein',
    'Server=db;User Id=ada;Pwd=letmein;',
    'Authorization: Bearer letmein',
    'x-api-key: letmein',
    '--token letmein',
    '{"api_key": "letmein"}',
    'postgres://ada:letmein@one:5432,two:5432/db',
    'postgres://ada:let/mein@one/db',
    'https://one:99999/?key=letmein',
  ])('is hidden where a secret stands inside: %s', (text) => {
    expect(inPlugin('place', text)).toBe(HIDDEN)
    expect(inPlugin('places', [text])).toEqual([HIDDEN])
  })

  it('is shown without a path that a machine made up', () => {
    const url = 'https://hooks.example/services/T01/aB3dE5gH7jK9mN1pQ3sT'
    expect(inPlugin('place', url)).toBe(`https://hooks.example/${HIDDEN}`)
  })

  it.each([
    'https://db.example:8443/v1/beds',
    'postgres://db.example/beds',
    'one, two: three',
    'env:PLACE',
    'file:keys/place',
  ])('is shown where it is none: %s', (text) => {
    expect(inPlugin('place', text)).toBe(text)
  })
})
