import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  DEIDENTIFY,
  type FollowedRun,
  follow,
  HANDOVER,
  MERIDIAN,
  postRun,
  RIVERSIDE,
  type RunResult,
  readRun,
  untilState,
  VALIDATE,
} from './test-support/client.ts'
import { createHeldProvider, type HeldProvider } from './test-support/held-provider.ts'
import { configuredFolder, type ServerProcess, startServer } from './test-support/server-process.ts'

let provider: HeldProvider
let folder: ReturnType<typeof configuredFolder>
let server: ServerProcess

beforeEach(async () => {
  provider = await createHeldProvider()
  folder = configuredFolder(provider.endpoint)
  server = await startServer(folder.file)
})
afterEach(async () => {
  await server.end('SIGKILL')
  await provider.close()
  folder.remove()
})

/** What a stream says to its end, or to its breaking off when the server is killed. */
async function hear({ events }: FollowedRun) {
  const names: string[] = []
  let result: RunResult | undefined
  try {
    for await (const { name, data } of events) {
      names.push(name)
      if (name === 'result') result = data as RunResult
    }
  } catch {
    names.push('broken off')
  }
  return { names, result }
}

describe('a runtime inside a Hono server', () => {
  it('serves two tenants side by side, each its own scenarios, streamed to a result', async () => {
    const [hospital, bank] = await Promise.all([
      follow(server.url, RIVERSIDE, DEIDENTIFY).then(hear),
      follow(server.url, MERIDIAN, VALIDATE).then(hear),
    ])
    for (const { names } of [hospital, bank]) {
      expect(names[0]).toBe('fcc.run.started')
      expect(names.filter((name) => name === 'fcc.visit.recorded').length).toBeGreaterThan(3)
      expect(names.slice(-2)).toEqual(['fcc.run.ended', 'result'])
    }
    expect([hospital.result?.state, bank.result?.state]).toEqual(['completed', 'completed'])
    const [packet = ''] = hospital.result?.outcomes ?? []
    const released = await fetch(`${server.url}${packet}`, { headers: RIVERSIDE })
    expect(await released.text()).toContain('# Release packet')
    expect((await fetch(`${server.url}${packet}`, { headers: MERIDIAN })).status).toBe(404)
    await expect(readRun(server.url, MERIDIAN, hospital.result?.id ?? '')).rejects.toThrow('404')
  })

  it('answers what is wrong with a request before anything happens', async () => {
    const status = async (headers: Record<string, string>, body: unknown) =>
      (await postRun(server.url, headers, body)).status
    expect(await status({}, VALIDATE)).toBe(401)
    expect(await status({ ...MERIDIAN, 'x-fcc-user': 'a b' }, VALIDATE)).toBe(401)
    expect(await status({ ...MERIDIAN, 'x-fcc-tenant': 'nobody' }, VALIDATE)).toBe(404)
    expect(await status(MERIDIAN, DEIDENTIFY)).toBe(404)
    expect(await status(MERIDIAN, { ...VALIDATE, input: {} })).toBe(400)
    expect(await status(MERIDIAN, { ...VALIDATE, purpose: 'fun' })).toBe(400)
    expect(await status(MERIDIAN, 'nothing')).toBe(400)
  })

  it('executes the run of a client that leaves, which finds the rest of its events', async () => {
    const run = await follow(server.url, RIVERSIDE, HANDOVER)
    const call = await provider.nextCall()
    run.leave()
    call.answer('A summary.')
    ;(await provider.nextCall()).answer('A handover.')
    await untilState(server.url, RIVERSIDE, { id: run.id, state: 'completed' })
    const all = await (
      await fetch(`${server.url}/runs/${run.id}/events`, { headers: RIVERSIDE })
    ).text()
    const ids = [...all.matchAll(/^id: (.+)$/gm)].map(([, id = '']) => id)
    const headers = { ...RIVERSIDE, 'last-event-id': ids[1] ?? '' }
    const rest = await (await fetch(`${server.url}/runs/${run.id}/events`, { headers })).text()
    expect([...rest.matchAll(/^id: (.+)$/gm)].map(([, id]) => id)).toEqual(ids.slice(2))
  })

  it('cancels the run of a client that leaves where it was asked to, through to the provider', async () => {
    const run = await follow(server.url, RIVERSIDE, { ...HANDOVER, cancelOnLeave: true })
    const call = await provider.nextCall()
    run.leave()
    await call.abandoned
    await untilState(server.url, RIVERSIDE, { id: run.id, state: 'cancelled' })
  })

  it('leaves a run alone when a second client under the same key leaves', async () => {
    const headers = { ...RIVERSIDE, 'idempotency-key': 'one-handover' }
    const first = await follow(server.url, headers, HANDOVER)
    const call = await provider.nextCall()
    const second = await follow(server.url, headers, HANDOVER)
    expect(second.id).toBe(first.id)
    second.leave()
    call.answer('A summary.')
    const next = await provider.nextCall()
    next.answer('A handover.')
    expect((await hear(first)).result?.state).toBe('completed')
  })

  it('lets a visit end when it is told to stop, and continues with the next at the next start', async () => {
    const run = await follow(server.url, RIVERSIDE, HANDOVER)
    const call = await provider.nextCall()
    const heard = hear(run)
    const stopped = server.end('SIGTERM')
    await server.said('stopping')
    call.answer('A summary.')
    expect(await stopped).toEqual({ code: 0 })
    expect((await heard).result?.state).toBe('running')

    server = await startServer(folder.file)
    const next = await provider.nextCall()
    expect([call.key, next.key].map((key) => key.split('/')[1])).toEqual(['summarise', 'shorten'])
    next.answer('A handover.')
    await untilState(server.url, RIVERSIDE, { id: run.id, state: 'completed' })
  })

  it('asks again under the same key for what a killed process had asked for', async () => {
    const run = await follow(server.url, RIVERSIDE, HANDOVER)
    const lost = await provider.nextCall()
    const heard = hear(run)
    await server.end('SIGKILL')
    expect((await heard).names.at(-1)).toBe('broken off')

    server = await startServer(folder.file)
    const again = await provider.nextCall()
    expect(again.key).toBe(lost.key)
    again.answer('A summary.')
    const next = await provider.nextCall()
    next.answer('A handover.')
    await untilState(server.url, RIVERSIDE, { id: run.id, state: 'completed' })
  })
})
