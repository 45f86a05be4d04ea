import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, it, onTestFinished, vi } from 'vitest'
import { createModelServer } from './server/model-server.ts'
import { hostFolder, openHost } from './surviving-host.test-support.ts'

const script = fileURLToPath(new URL('./surviving-process.test-support.ts', import.meta.url))

/** Starts a host in a process of its own, and gives the id of the run that it says first. */
async function host(...argv: readonly string[]) {
  const child = spawn(process.execPath, ['--conditions=source', script, ...argv], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const closed = once(child, 'close')
  for await (const line of createInterface({ input: child.stdout })) {
    const { id } = JSON.parse(line) as { readonly id: string }
    return { child, closed, id }
  }
  throw new Error('the host said nothing')
}

it('a call whose process was killed while it was asked is made again, counted once, and possibly billed twice', {
  timeout: 60_000,
}, async () => {
  const server = await createModelServer()
  onTestFinished(() => server.close())
  const { directory, remove } = hostFolder()
  onTestFinished(remove)
  server.failNext('silent')
  const first = await host('begin', directory, server.baseUrl)
  await vi.waitFor(() => expect(server.received).toHaveLength(1), { timeout: 20_000, interval: 5 })
  first.child.kill('SIGKILL')
  await first.closed

  const next = await host('watch', directory, server.baseUrl, first.id)
  await next.closed
  const runtime = await openHost(directory, [server.baseUrl])
  onTestFinished(() => runtime.close())
  const session = runtime.tenant('shed').as({ kind: 'human', id: 'ada', roles: [] })
  const { run, visits, entries } = await session.explain(first.id)
  expect(run.state).toBe('completed')
  // The vendor got it twice, under one key; the run has its tokens once.
  const keys = server.received.map(({ idempotencyKey }) => idempotencyKey)
  expect(keys.slice(0, 2)).toEqual([keys[0], keys[0]])
  expect(run.envelope.usage).toMatchObject({ inputTokens: 24, outputTokens: 14 })
  expect(visits.flatMap(({ calls = [] }) => calls.map(({ repeated }) => repeated))).toEqual([
    ...[true, undefined],
  ])
  expect(run.envelope.usage.cost).toMatchObject({ repeated: 1, unknown: 2 })
  expect(entries.map(({ canonical }) => canonical).join('\n')).toContain('"repeated":true')
})
