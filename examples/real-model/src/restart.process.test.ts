import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createModelServer } from './server/model-server.ts'
import { hostFolder } from './surviving-host.test-support.ts'

const script = fileURLToPath(new URL('./surviving-process.test-support.ts', import.meta.url))

interface Said {
  readonly id: string
  readonly state: string
  readonly waiting?: { readonly for: string; readonly failure: string; readonly due?: string }
}

/** Starts a host in a process of its own, and gives the first line that it says. */
async function host(...argv: readonly string[]) {
  const child = spawn(process.execPath, ['--conditions=source', script, ...argv], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const closed = once(child, 'close')
  for await (const line of createInterface({ input: child.stdout })) {
    return { child, closed, said: JSON.parse(line) as Said }
  }
  throw new Error('the host said nothing')
}

describe('a run that waits for its provider when its process is killed', {
  timeout: 60_000,
}, () => {
  it('continues by itself in the next process, when it is due, and is answered once', async () => {
    const server = await createModelServer()
    onTestFinished(() => server.close())
    const { directory, remove } = hostFolder()
    onTestFinished(remove)
    server.failNext('rate_limited_for_2s')
    const first = await host('start', directory, server.baseUrl)
    expect(first.said).toMatchObject({
      state: 'waiting',
      waiting: { for: 'provider', failure: 'rate_limited', due: expect.any(String) },
    })
    first.child.kill('SIGKILL')
    expect(await first.closed).toEqual([null, 'SIGKILL'])
    expect(server.received).toHaveLength(1)

    const next = await host('watch', directory, server.baseUrl, first.said.id)
    expect(next.said).toEqual({ id: first.said.id, state: 'completed' })
    expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(first.said.waiting?.due ?? ''))
    await next.closed
    // The step that was refused is asked again under its own key, and each answer is counted once.
    const keys = server.received.map(({ idempotencyKey }) => idempotencyKey)
    expect(keys[0]).toBe(keys[1])
    expect(server.received.map(({ fault }) => fault)).toEqual([
      ...['rate_limited_for_2s', undefined, undefined],
    ])
  })
})
