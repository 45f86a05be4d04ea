import { copyFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { DEFAULT_LIMITS } from '../config/host-config.ts'
import { holds, openReceiver } from '../testing/receiver.test-support.ts'
import {
  ada,
  grace,
  type HostParts,
  openSharedRuntime,
  temporaryFolder,
} from '../testing/test-runtime.test-support.ts'

it('a webhook is sent what a store commits that was put back from a copy, and nothing of the copy again', async () => {
  const receiver = await openReceiver()
  const directory = temporaryFolder()
  const file = join(directory, '.fcc', 'tenants', 'riverside.sqlite')
  const host: HostParts = {
    ...{ directory, store: 'sqlite', recover: true },
    tenants: { riverside: { webhooks: { books: receiver.config } } },
    config: {
      limits: {
        ...DEFAULT_LIMITS,
        pollMs: 10,
        // Nobody loses what they hold because the machine is busy.
        leaseMs: 600_000,
        webhooks: { ...DEFAULT_LIMITS.webhooks, pollMs: 10, reportMs: 10 },
      },
      webhookTargets: [receiver.target],
    },
  }
  const ends = () =>
    receiver.received.flatMap(({ event }) => (event.type === 'fcc.run.ended' ? event.subject : []))

  /** Makes a run and closes everything; where it sends, once the run's end was sent. */
  async function work(parts: HostParts, isAccepted = false): Promise<string> {
    const runtime = await openSharedRuntime(parts)
    try {
      if (isAccepted) await runtime.acceptStore('riverside', grace)
      const run = await runtime.tenant('riverside').as(ada).start('write', { note: 'x' })
      await run.finished()
      if (parts.recover) await holds(() => ends().includes(run.id))
      return run.id
    } finally {
      await runtime.close()
    }
  }

  const first = await work(host)
  copyFileSync(file, join(directory, 'copy'))
  const lost = await work(host)
  for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true })
  copyFileSync(join(directory, 'copy'), file)
  // While nobody sends, so that they stand where others stood that were sent, and beyond.
  const silent = { ...host, recover: false }
  const after = [await work(silent, true), await work(silent), await work(host)]
  await holds(() => after.every((run) => ends().includes(run)))
  for (const run of [first, lost, ...after]) {
    const ids = receiver.received.flatMap(({ event }) => (event.subject === run ? event.id : []))
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.length).toBeGreaterThan(2)
  }
})
