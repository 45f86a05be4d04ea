import { readFileSync, rmSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startModel } from './model-on-this-machine.test-support.ts'
import { configureServer, startServer } from './server-process.test-support.ts'

const input = (name: string) => readFileSync(new URL(`../inputs/${name}`, import.meta.url), 'utf8')
const note = input('note.txt')
const DEIDENTIFY = { scenario: 'deidentify-and-release', input: { note } }
const HANDOVER = { scenario: 'handover', input: { note } }
const VALIDATE = {
  scenario: 'validate-var-model',
  input: { returns: input('returns.csv'), memo: input('memo.txt') },
}
const headersOf = (tenant: string) => ({ 'x-fcc-tenant': tenant, 'x-fcc-user': 'ada' })

let model: Awaited<ReturnType<typeof startModel>>
let server: Awaited<ReturnType<typeof startServer>>
let folder: string

beforeEach(async () => {
  model = await startModel()
  folder = configureServer(model.endpoint)
  server = await startServer(folder)
})
afterEach(async () => {
  await server.end('SIGKILL')
  model.close()
  rmSync(folder, { recursive: true, force: true })
})

async function start(tenant: string, body: unknown, signal: AbortSignal | null = null) {
  const response = await fetch(`${server.url}/runs`, {
    method: 'POST',
    headers: headersOf(tenant),
    body: JSON.stringify(body),
    signal,
  })
  const { status } = response
  return { status, address: response.headers.get('location') ?? '', response }
}

async function get(tenant: string, address: string): Promise<Response> {
  return fetch(`${server.url}${address}`, { headers: headersOf(tenant) })
}

/** Asks until a run of the hospital is in a state; the test's own limit ends it otherwise. */
async function until(state: string, address: string): Promise<void> {
  for (;;) {
    const run = (await (await get('riverside', address)).json()) as { readonly state: string }
    if (run.state === state) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** The names of a stream's events, and what its `result` says. */
function readStream(text: string) {
  const blocks = text.split('\n\n').filter(Boolean)
  const names = blocks.map((block) => /^event: (.*)$/m.exec(block)?.[1])
  const data = /^event: result\ndata: (.*)$/m.exec(text)?.[1] ?? '{}'
  return {
    names,
    result: JSON.parse(data) as { readonly state?: string; readonly outcomes?: readonly string[] },
  }
}

describe('a runtime inside an Express server', () => {
  it('serves two tenants, each streamed to a result that the other cannot see', async () => {
    const [hospital, bank] = await Promise.all([
      start('riverside', DEIDENTIFY),
      start('meridian', VALIDATE),
    ])
    const released = readStream(await hospital.response.text())
    const validated = readStream(await bank.response.text())
    for (const { names, result } of [released, validated]) {
      expect([names[0], ...names.slice(-2)]).toEqual(['fcc.run.started', 'fcc.run.ended', 'result'])
      expect(result.state).toBe('completed')
    }
    const [packet = ''] = released.result.outcomes ?? []
    expect(await (await get('riverside', packet)).text()).toContain('# Release packet')
    expect((await get('meridian', packet)).status).toBe(404)
    expect((await get('meridian', hospital.address)).status).toBe(404)
  })

  it('answers what is wrong with a request before anything happens', async () => {
    expect((await start('', VALIDATE)).status).toBe(401)
    expect((await start('nobody', VALIDATE)).status).toBe(404)
    expect((await start('meridian', DEIDENTIFY)).status).toBe(404)
    expect((await start('meridian', { ...VALIDATE, input: {} })).status).toBe(400)
    expect((await start('meridian', 'no run')).status).toBe(400)
  })

  it('cancels the run of a client that leaves where it was asked to, through to the provider', async () => {
    const leaving = new AbortController()
    const { address } = await start(
      'riverside',
      { ...HANDOVER, cancelOnLeave: true },
      leaving.signal,
    )
    const call = await model.nextCall()
    leaving.abort()
    await call.hungUp
    await until('cancelled', address)
  })

  it('continues at the next start with the visit after the last that ended', async () => {
    const { address, response } = await start('riverside', HANDOVER)
    const streamed = response.text()
    const first = await model.nextCall()
    const ended = server.end('SIGTERM')
    await server.said('stopping')
    first.answer('A summary.')
    expect(await ended).toBe(0)
    expect(readStream(await streamed).result.state).toBe('running')

    server = await startServer(folder)
    const second = await model.nextCall()
    expect([first.key, second.key].map((key) => key.split('/')[1])).toEqual([
      'summarise',
      'shorten',
    ])
    second.answer('A handover.')
    await until('completed', address)
  })

  it('asks again under the same key for what a killed process had asked for', async () => {
    const { address, response } = await start('riverside', HANDOVER)
    const broken = expect(response.text()).rejects.toThrow()
    const lost = await model.nextCall()
    await server.end('SIGKILL')
    await broken

    server = await startServer(folder)
    const again = await model.nextCall()
    expect(again.key).toBe(lost.key)
    again.answer('A summary.')
    const next = await model.nextCall()
    next.answer('A handover.')
    await until('completed', address)
  })
})
