import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sqliteStore } from '@fcc/store'
import { expect, it, onTestFinished, vi } from 'vitest'
import { openRuntime, temporaryFolder } from '../testing/test-runtime.test-support.ts'
import { seenRow } from './held-row.ts'

const script = fileURLToPath(new URL('../testing/duties-process.test-support.ts', import.meta.url))
const LEASE_MS = 1000

interface Standby {
  readonly child: ChildProcess
  readonly said: string[]
}

async function start(directory: string): Promise<Standby> {
  const words = ['--conditions=source', script, directory, String(LEASE_MS)]
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  const said: string[] = []
  child.stdout.on('data', (bytes) => said.push(...String(bytes).trim().split('\n')))
  await vi.waitFor(() => expect(said).toContain('open'), { timeout: 60_000 })
  return { child, said }
}

it('the duties of a process that is killed, or stands still, are another one’s, and who wakes has them no more', {
  timeout: 120_000,
}, async () => {
  const directory = temporaryFolder()
  await (await openRuntime({ directory, store: 'sqlite' })).close()
  const all = await Promise.all([start(directory), start(directory), start(directory)])
  const { control, close } = await sqliteStore.open({ directory: join(directory, '.fcc') })
  onTestFinished(close)

  async function holder(after: number) {
    return vi.waitFor(
      async () => {
        const row = await control.readCredential('duties', '*')
        const seen = seenRow(row?.record ?? '{}', Date.now())
        expect(seen.isHeld && seen.number > after).toBe(true)
        const has = all.find(({ child }) => seen.holder.includes(`/${child.pid}@`))
        return { ...seen, has: has as Standby }
      },
      { timeout: 30_000, interval: 20 },
    )
  }

  const first = await holder(0)
  first.has.child.kill('SIGKILL')
  await once(first.has.child, 'close')
  const killedAt = performance.now()
  const second = await holder(first.number)
  console.info(`killed: taken over after ${Math.round(performance.now() - killedAt)} ms`)
  expect(second.has).not.toBe(first.has)

  second.has.child.kill('SIGSTOP')
  const stoppedAt = performance.now()
  const third = await holder(second.number)
  console.info(`stopped: taken over after ${Math.round(performance.now() - stoppedAt)} ms`)
  expect(all.indexOf(third.has)).not.toBe(all.indexOf(second.has))
  expect(third.has.said).toContain('FCC_DUTIES_TAKEN_OVER')

  second.has.child.kill('SIGCONT')
  await vi.waitFor(() => expect(second.has.said).toContain('FCC_DUTIES_LOST'), { timeout: 30_000 })
  expect(await holder(0)).toMatchObject({ number: third.number, holder: third.holder })
})
