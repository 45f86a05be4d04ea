import { describe, expect, it, vi } from 'vitest'
import { openHouse } from '../testing/house.test-support.ts'

const dev = 'riverside/ada/developer'
const headers = { 'x-who': dev, 'content-type': 'application/json' }
const slow = JSON.stringify({ scenario: 'slow', input: { note: 'x' } })

async function open(graceMs = 20_000) {
  const house = await openHouse({ limits: { graceMs } })
  const { url } = await house.server.listen({ port: 0 })
  const session = house.runtime
    .tenant('riverside')
    .as({ id: 'ada', kind: 'human', roles: ['developer'] })
  const begun = () => vi.waitUntil(async () => (await session.runs()).length === 1, 20_000)
  return { ...house, url, session, begun }
}

describe('a server that ends', () => {
  it('answers who waits for a run with where it is, and the run stays', async () => {
    const { server, url, session, begun } = await open()
    const asked = fetch(`${url}/v1/runs`, {
      method: 'POST',
      headers: { ...headers, prefer: 'wait=60' },
      body: slow,
    })
    await begun()
    await server.close()
    const answer = await asked
    const { id, state } = (await answer.json()) as { id: string; state: string }
    expect([answer.status, state]).toEqual([201, 'queued'])
    expect((await session.run(id)).state).toBe('queued')
    await session.cancel(id)
  })

  it('ends the streams of those who follow a run, who continue elsewhere', async () => {
    const { server, url, session } = await open()
    const { id } = await session.start('slow', { note: 'x' })
    const stream = await fetch(`${url}/v1/runs/${id}/events`, { headers })
    await server.close()
    expect(await stream.text()).toContain('event: fcc.run.started')
    await session.cancel(id)
  })

  it('takes nothing more where it is mounted, and says that it lives', async () => {
    const { server, ask } = await open()
    await server.close()
    expect((await ask(dev, 'GET', '/v1/runs')).body.code).toBe('FCC_SERVER_ENDS')
    expect((await ask(undefined, 'GET', '/ready')).status).toBe(503)
    expect((await ask(undefined, 'GET', '/live')).status).toBe(200)
  })

  it('gives up what does not end within its grace', async () => {
    const { server, url, session, begun } = await open(10)
    const asked = fetch(`${url}/v1/chat/completions`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ model: 'slowly', messages: [{ role: 'user', content: 'x' }] }),
    })
    const settled = asked.then(
      (answer) => answer.status,
      () => 'cut',
    )
    await begun()
    await server.close()
    expect([503, 'cut']).toContain(await settled)
    await vi.waitUntil(async () => (await session.runs())[0]?.state === 'cancelled', 20_000)
  })
})
