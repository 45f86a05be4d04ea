import { createTestRuntime } from '@fcc/testing'
import { describe, expect, it } from 'vitest'
import { createServer } from './create-server.ts'
import { openHouse, told } from './testing/house.test-support.ts'

const dev = 'riverside/ada/developer'
const start = { scenario: 'shout', input: { note: 'hello there' } }

describe('a server', () => {
  it('starts a run, waits for it, tells it, and hands its outcome over', async () => {
    const { ask } = await openHouse()
    const begun = await ask(dev, 'POST', '/v1/runs', start, { prefer: 'wait=20' })
    expect([begun.status, begun.body.state]).toEqual([201, 'completed'])
    expect(begun.headers.get('location')).toBe(`/v1/runs/${begun.body.id}`)
    const read = await ask(dev, 'GET', `/v1/runs/${begun.body.id}`)
    expect(read.body).toEqual(begun.body)
    const etag = read.headers.get('etag') ?? ''
    const again = await ask(dev, 'GET', `/v1/runs/${begun.body.id}`, undefined, {
      'if-none-match': etag,
    })
    expect(again.status).toBe(304)
    const outcome = await ask(dev, 'GET', `/v1/runs/${begun.body.id}/outcomes/loud`)
    expect([outcome.status, outcome.text]).toEqual([200, 'HELLO THERE'])
  })

  it('starts once under one key, and refuses another input under it', async () => {
    const { ask } = await openHouse()
    const key = { 'idempotency-key': 'k-1' }
    const first = await ask(dev, 'POST', '/v1/runs', start, key)
    const second = await ask(dev, 'POST', '/v1/runs', start, key)
    expect([first.status, second.status]).toEqual([201, 200])
    expect(second.body.id).toBe(first.body.id)
    const other = { ...start, input: { note: 'other' } }
    expect(await ask(dev, 'POST', '/v1/runs', other, key)).toMatchObject({
      status: 409,
      body: { code: 'FCC_RUN_KEY_CONFLICT', status: 409, fix: expect.any(String) },
    })
  })

  it('lists runs page by page, the newest first, and by state', async () => {
    const { ask } = await openHouse()
    const ids: string[] = []
    for (let index = 0; index < 3; index += 1) {
      ids.unshift((await ask(dev, 'POST', '/v1/runs', start, { prefer: 'wait=20' })).body.id)
    }
    const page = await ask(dev, 'GET', '/v1/runs?limit=2')
    const rest = await ask(dev, 'GET', `/v1/runs?limit=2&cursor=${page.body.next}`)
    const listed = [...page.body.runs, ...rest.body.runs].map(({ id }: { id: string }) => id)
    expect(listed).toEqual(ids)
    expect(rest.body.next).toBeUndefined()
    expect((await ask(dev, 'GET', '/v1/runs?state=waiting')).body.runs).toEqual([])
    expect((await ask(dev, 'GET', '/v1/runs?state=gone')).status).toBe(422)
  })

  it('streams what happens to a run, goes on after the last event, and ends with the run', async () => {
    const { ask } = await openHouse()
    const { body } = await ask(dev, 'POST', '/v1/runs', start, { prefer: 'wait=20' })
    const whole = await ask(dev, 'GET', `/v1/runs/${body.id}/events`)
    expect(whole.headers.get('content-type')).toContain('text/event-stream')
    const ids = [...whole.text.matchAll(/^id: (.+)$/gm)].map(([, id]) => id)
    expect(ids.length).toBeGreaterThan(3)
    expect(whole.text).toContain('event: fcc.run.ended')
    const rest = await ask(dev, 'GET', `/v1/runs/${body.id}/events`, undefined, {
      'last-event-id': ids[1] ?? '',
    })
    expect([...rest.text.matchAll(/^id: (.+)$/gm)].map(([, id]) => id)).toEqual(ids.slice(2))
    expect((await ask(dev, 'GET', '/v1/runs/none/events')).status).toBe(404)
  })

  it('cancels what a caller waited for and left', async () => {
    const { server, ask, runtime } = await openHouse()
    const { url } = await server.listen({ port: 0 })
    const leaving = new AbortController()
    const asked = fetch(`${url}/v1/runs`, {
      method: 'POST',
      headers: { 'x-who': dev, 'content-type': 'application/json', prefer: 'wait=60' },
      body: JSON.stringify({ scenario: 'slow', input: { note: 'x' } }),
      signal: leaving.signal,
    }).catch(() => undefined)
    const session = runtime
      .tenant('riverside')
      .as({ id: 'ada', kind: 'human', roles: ['developer'] })
    let [run] = await session.runs()
    while (run === undefined) {
      await new Promise((resolve) => setTimeout(resolve, 10))
      ;[run] = await session.runs()
    }
    leaving.abort()
    await asked
    const open = new Set(['queued', 'running'])
    while (open.has(run?.state ?? '')) {
      await new Promise((resolve) => setTimeout(resolve, 10))
      ;[run] = await session.runs()
    }
    expect((await ask(dev, 'GET', `/v1/runs/${run?.id}`)).body.state).toBe('cancelled')
  })

  it('has a question answered by who may, bound to what was shown', async () => {
    const { ask } = await openHouse()
    const officer = 'riverside/olga/privacy-officer'
    const begun = await ask(dev, 'POST', '/v1/runs', { scenario: 'ask', input: { note: 'Mr Ode' } })
    const { id } = begun.body
    while ((await ask(dev, 'GET', `/v1/runs/${id}`)).body.state !== 'waiting') {
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
    expect((await ask(dev, 'GET', '/v1/inbox')).status).toBe(403)
    const { body: inbox } = await ask(officer, 'GET', '/v1/inbox')
    expect(inbox.items).toMatchObject([{ run: id, ask: 'May it go?' }])
    const question = await ask(officer, 'GET', `/v1/runs/${id}/question`)
    expect(question.body.artifacts[0].text).toBe('Mr Ode')
    const path = `/v1/runs/${id}/approve`
    expect((await ask(officer, 'POST', path, {})).body.code).toBe('FCC_APPROVAL_UNREAD')
    expect((await ask(dev, 'POST', path, { shown: question.body.shown })).status).toBe(403)
    expect((await ask(officer, 'POST', path, { shown: question.body.shown })).status).toBe(204)
    expect((await ask(officer, 'POST', path, { shown: question.body.shown })).status).toBe(409)
  })

  it('leaves an entry for each request in the log of its tenant, without content', async () => {
    const { server, ask, runtime } = await openHouse()
    await ask(dev, 'POST', '/v1/runs', start, { prefer: 'wait=20' })
    await ask('riverside/eve/', 'GET', '/v1/runs')
    await ask('lakeside/bo/viewer', 'GET', '/v1/runs')
    await server.close()
    const auditor = { id: 'aud', kind: 'human', roles: ['auditor'] } as const
    const { text } = await runtime.tenant('riverside').as(auditor).exportAudit()
    const served = text.split('\n').filter((line) => line.includes('fcc.request.served'))
    expect(served.map((line) => JSON.parse(line).data)).toMatchObject([
      { by: { id: 'ada' }, route: 'runs.start', status: 201, credential: { id: 'told-ada' } },
      { by: { id: 'eve' }, route: 'runs.list', status: 403, code: 'FCC_ACCESS_DENIED' },
    ])
    expect(text).not.toContain('hello there')
  })

  it('is described by OpenAPI and a page, and says how it is', async () => {
    const { ask, server } = await openHouse()
    const { body } = await ask(undefined, 'GET', '/openapi.json')
    expect(body.openapi).toBe('3.1.0')
    expect(body).toEqual(JSON.parse(JSON.stringify(server.openapi())))
    const page = await ask(undefined, 'GET', '/reference')
    for (const path of Object.keys(body.paths)) expect(page.text).toContain(path)
    expect((await ask(undefined, 'GET', '/ready')).body).toEqual({
      state: 'ready',
      tenants: { ready: 2, refused: 0 },
      checks: { store: 'ok', log: 'ok', executor: 'ok' },
    })
    expect((await ask(undefined, 'GET', '/health')).body).toEqual({
      state: 'ready',
      tenants: { ready: 2, refused: 0 },
    })
    expect((await ask(undefined, 'GET', '/live')).body).toEqual({ state: 'live' })
  })

  it('is not made over a runtime that lets everybody, nor with nothing that tells who asks', async () => {
    const kit = await createTestRuntime({ plugins: [] })
    await expect(
      createServer({ runtime: kit.runtime, authenticators: [told] }),
    ).rejects.toMatchObject({ code: 'FCC_SERVER_ACCESS' })
    const strict = await createTestRuntime({ plugins: [], access: 'required' })
    await expect(
      createServer({ runtime: strict.runtime, authenticators: [] }),
    ).rejects.toMatchObject({ code: 'FCC_SERVER_NO_SIGN_IN' })
  })

  it('refuses a port that is taken or none', async () => {
    const { server } = await openHouse()
    const { url } = await server.listen({ port: 0 })
    const port = Number(new URL(url).port)
    await expect(server.listen({ port })).rejects.toMatchObject({ code: 'FCC_SERVER_PORT' })
    await expect(server.listen({ port: 70_000 })).rejects.toMatchObject({ code: 'FCC_SERVER_PORT' })
  })
})
