import { describe, expect, it } from 'vitest'
import { tenantWebhooks, webhookTargets } from './webhook-schema.ts'

const webhook = { url: 'https://hooks.example.org/x', secret: 'env:HOOK' }
const isTaken = (changes: object, name = 'books'): boolean =>
  tenantWebhooks.safeParse({ [name]: { ...webhook, ...changes } }).success

describe('webhooks in fcc.yaml', () => {
  it.each([
    ['an address without TLS', { url: 'http://10.0.0.1/x' }],
    ['two secrets while one is exchanged', { secret: ['env:NEW', 'env:OLD'] }],
    ['the kinds of events that are wanted', { types: ['fcc.run.ended'] }],
  ])('may have %s', (_what, changes) => {
    expect([isTaken({}), isTaken(changes)]).toEqual([true, true])
  })

  it.each([
    ['a secret in the file', { secret: 'whsec_AAAA' }],
    ['three secrets', { secret: ['env:A', 'env:B', 'env:C'] }],
    ['no secret', { secret: [] }],
    ['a user in the address', { url: 'https://me:you@hooks.example.org/' }],
    ['a fragment in the address', { url: 'https://hooks.example.org/#x' }],
    ['another scheme', { url: 'file:///etc/passwd' }],
    ['a kind of event that is none', { types: ['fcc.run.dreamt'] }],
    ['a key that is none', { headers: {} }],
  ])('may not have %s', (_what, changes) => {
    expect(isTaken(changes)).toBe(false)
  })

  it('have names that can stand in an address', () => {
    expect([isTaken({}, 'a/b'), isTaken({}, '../x'), isTaken({}, '__proto__x')]).toEqual([
      ...[false, false, false],
    ])
  })
})

describe('webhook_targets in fcc.yaml', () => {
  it.each([
    [['https://hooks.example.org'], true],
    [['https://hooks.example.org:8443'], true],
    [[{ origin: 'http://127.0.0.1:9000', private: true }], true],
    [['http://hooks.example.org'], false],
    [['https://hooks.example.org/'], false],
    [['https://hooks.example.org/path'], false],
    [['https://*.example.org'], false],
    [['*'], false],
    [[{ origin: 'http://127.0.0.1:9000' }], false],
  ])('of %j are taken: %s', (targets, taken) => {
    expect(webhookTargets.safeParse(targets).success).toBe(taken)
  })
})
