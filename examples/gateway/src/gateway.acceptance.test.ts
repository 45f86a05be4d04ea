import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createBrowser } from './test-support/browser.ts'
import { copyConfig, type Gateway, startGateway } from './test-support/gateway-process.ts'

const input = (name: string) => readFileSync(new URL(`../inputs/${name}`, import.meta.url), 'utf8')
const DEIDENTIFY = { scenario: 'deidentify-and-release', input: { note: input('note.txt') } }
const VALIDATE = {
  scenario: 'validate-var-model',
  input: { returns: input('returns.csv'), memo: input('memo.txt') },
}

interface Answered {
  readonly status: number
  readonly body: Readonly<Record<string, unknown>>
}

let config: ReturnType<typeof copyConfig>
let gateway: Gateway
let hospital = ''
let bank = ''

beforeAll(async () => {
  config = copyConfig()
  gateway = await startGateway(config.file)
  hospital = await gateway.said('key of riverside ')
  bank = await gateway.said('key of meridian ')
}, 120_000)
afterAll(async () => {
  await gateway.end('SIGKILL')
  config.remove()
})

async function answered(asked: Promise<Response>): Promise<Answered> {
  const answer = await asked
  const text = await answer.text()
  const isJson = /json/.test(answer.headers.get('content-type') ?? '')
  return { status: answer.status, body: isJson ? JSON.parse(text) : { text } }
}

const json = { 'content-type': 'application/json' }

function byKey(key: string, method: string, path: string, body?: unknown): Promise<Answered> {
  const headers = { 'x-api-key': key, prefer: 'wait=100', ...(body === undefined ? {} : json) }
  const sent = body === undefined ? {} : { body: JSON.stringify(body) }
  return answered(fetch(`${gateway.url}${path}`, { method, headers, ...sent }))
}

/** Somebody in a browser: what they may do, and what they ask. */
async function person(login: string) {
  const browser = createBrowser()
  const begin = `${gateway.url}/v1/sign-in/house?back=/v1/me`
  const { url, answer } = await browser.signIn(begin, login)
  const csrf = async () => {
    const { body } = await answered(browser.ask(`${gateway.url}/v1/session`))
    return String(body.csrf)
  }
  return {
    url,
    me: await answered(Promise.resolve(answer)),
    get: (path: string) => answered(browser.ask(`${gateway.url}${path}`)),
    async send(method: string, path: string, body?: unknown) {
      const headers = { 'x-csrf-token': await csrf(), ...(body === undefined ? {} : json) }
      const sent = body === undefined ? {} : { body: JSON.stringify(body) }
      return answered(browser.ask(`${gateway.url}${path}`, { method, headers, ...sent }))
    },
  }
}

describe('the gateway', () => {
  it('serves two tenants by their keys, and neither has what is the other’s', async () => {
    const [released, validated] = await Promise.all([
      byKey(hospital, 'POST', '/v1/runs', DEIDENTIFY),
      byKey(bank, 'POST', '/v1/runs', VALIDATE),
    ])
    for (const { status, body } of [released, validated]) {
      expect([status, body.state]).toEqual([201, 'completed'])
    }
    const run = `/v1/runs/${released.body.id}`
    expect((await byKey(hospital, 'GET', run)).status).toBe(200)
    expect((await byKey(bank, 'GET', run)).status).toBe(404)
    expect((await byKey(bank, 'POST', '/v1/runs', DEIDENTIFY)).status).toBe(404)
    expect((await byKey('', 'GET', run)).status).toBe(401)
  })

  it('signs people in at the issuer, with the tenant of their organisation and the role of their group', async () => {
    const ann = await person('ann')
    expect(ann.url).toBe(`${gateway.url}/v1/me`)
    expect(ann.me.body).toMatchObject({
      tenant: 'riverside',
      principal: { id: 'ann', kind: 'human' },
      credential: { kind: 'session' },
    })
    const quinn = await person('quinn')
    expect(quinn.me.body.tenant).toBe('meridian')
    const started = await quinn.send('POST', '/v1/runs', VALIDATE)
    expect(started).toMatchObject({ status: 201 })
    expect((await quinn.get(`/v1/runs/${started.body.id}`)).status).toBe(200)
    expect((await ann.get(`/v1/runs/${started.body.id}`)).status).toBe(404)
    // Validators start and read; the log is not theirs to read.
    expect((await quinn.get('/v1/audit/entries')).status).toBe(403)
  })

  it('lets the privacy officer read the log, and not start anything', async () => {
    const pam = await person('pam')
    expect((await pam.get('/v1/audit/entries')).status).toBe(200)
    expect((await pam.send('POST', '/v1/runs', DEIDENTIFY)).status).toBe(403)
  })

  it('lets nobody in whose organisation it does not serve, and says why to the host alone', async () => {
    const olga = await person('olga')
    expect(olga.me.status).toBe(401)
    expect(JSON.stringify(olga.me.body)).not.toContain('elsewhere')
    expect(gateway.errors()).toContain('tenant')
  })

  it('ends a key at once where an administrator of its tenant revokes it', async () => {
    const ian = await person('ian')
    const made = await ian.send('POST', '/v1/api-keys', { name: 'nightly', roles: ['viewer'] })
    expect(made).toMatchObject({ status: 201 })
    const key = String(made.body.key)
    expect((await byKey(key, 'GET', '/v1/runs')).status).toBe(200)
    expect((await byKey(key, 'POST', '/v1/runs', DEIDENTIFY)).status).toBe(403)
    expect((await ian.send('DELETE', `/v1/api-keys/${made.body.id}`)).status).toBeLessThan(300)
    expect((await byKey(key, 'GET', '/v1/runs')).status).toBe(401)
  })

  it('ends by itself when it is asked to, and knows its keys at the next start', async () => {
    expect(await gateway.end('SIGTERM')).toBe(0)
    gateway = await startGateway(config.file)
    expect(await gateway.said('key of riverside is from an earlier start: ')).toContain('fcc_')
    expect((await byKey(hospital, 'GET', '/v1/runs')).status).toBe(200)
  })
})
