import { Webhook } from 'standardwebhooks'
import { describe, expect, it } from 'vitest'
import { isWebhookSecret, signedMessage } from './webhook-message.ts'

const secretOf = (bytes: number, fill = 1) =>
  `whsec_${Buffer.alloc(bytes, fill).toString('base64')}`
const event = { id: '01M8:3:fcc.run.ended', body: '{"specversion":"1.0","data":{"a":"ü"}}' }

describe('an event that is signed', () => {
  it('is verified by the library of Standard Webhooks, and with no other secret, text or time', () => {
    const secret = secretOf(32)
    const now = Date.now()
    const message = signedMessage(event, [secret], now)
    const headers = { ...message?.headers }
    expect(new Webhook(secret).verify(message?.body ?? '', headers)).toEqual(JSON.parse(event.body))
    expect(() => new Webhook(secretOf(32, 2)).verify(event.body, headers)).toThrow('No matching')
    expect(() => new Webhook(secret).verify(`${event.body} `, headers)).toThrow('No matching')
    const old = { ...headers, ...signedMessage(event, [secret], now - 600_000)?.headers }
    expect(() => new Webhook(secret).verify(event.body, old)).toThrow('too old')
  })

  it('is verified with the former secret and with the new one while it is exchanged', () => {
    const [next, former] = [secretOf(24, 3), secretOf(64, 4)]
    const message = signedMessage(event, [next, former], Date.now())
    for (const secret of [next, former]) {
      expect(new Webhook(secret).verify(event.body, { ...message?.headers })).toBeDefined()
    }
  })

  it('has the same id at each try, without a dot, and another for another event', () => {
    const idOf = (id: string) =>
      signedMessage({ ...event, id }, [secretOf(32)], Date.now())?.headers['webhook-id']
    expect(idOf('a.b')).toMatch(/^evt_[0-9a-f]{40}$/)
    expect(idOf('a.b')).toBe(idOf('a.b'))
    expect(idOf('a.b')).not.toBe(idOf('a.c'))
  })

  it.each([
    ['short', secretOf(23)],
    ['long', secretOf(65)],
    ['without its prefix', secretOf(32).slice(6)],
    ['no base64', 'whsec_!!!!'],
    ['cut', secretOf(32).slice(0, -7)],
    ['empty', ''],
  ])('is not made with a secret that is %s', (_what, secret) => {
    expect(signedMessage(event, [secret], Date.now())).toBeUndefined()
    expect(signedMessage(event, [secretOf(32), secret], Date.now())).toBeUndefined()
    expect([isWebhookSecret(secret), isWebhookSecret(secretOf(32))]).toEqual([false, true])
  })
})
