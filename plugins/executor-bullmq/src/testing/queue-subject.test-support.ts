import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { type DurableExecutorSubject, eventually } from '@fcc/conformance'
import type { VisitNote } from '@fcc/conformance/visit-script'
import { createBullmqExecutor } from '../bullmq-executor.ts'
import { config, type Settings } from '../settings.ts'
import type { QueueWork } from './queue-worker.test-support.ts'

const program = fileURLToPath(new URL('./queue-worker.test-support.ts', import.meta.url))

/** What a worker says: one line each. */
interface Said {
  readonly note?: VisitNote
  readonly ready?: true
  readonly drained?: true
}

/** Settings of a queue of its own; silence is noticed soon. */
export function ownQueue(given: Partial<Settings> = {}): Settings {
  return config.parse({
    url: 'env:QUEUE_URL',
    prefix: `test-${randomUUID()}`,
    silent_ms: 2000,
    look_ms: 50,
    ...given,
  })
}

/** The queue on Redis as a subject: this process enqueues, and one that shares no memory with it works. */
export function queueSubject(url: () => string): DurableExecutorSubject {
  return {
    async open(options) {
      const settings = ownQueue()
      const work: QueueWork = { settings, ...options }
      const queue = createBullmqExecutor(settings, {
        ...{ concurrency: 0, slotsPerTenant: 0, now: Date.now },
        advance: async () => ({ next: 'stop' }),
        onError: () => undefined,
        secret: async () => url(),
      })
      const notes: VisitNote[] = []
      const latches = new Set<string>()
      let isDrained = false
      let worker = await start()

      async function start(): Promise<ChildProcess> {
        const child = spawn(
          process.execPath,
          ['--conditions=source', program, JSON.stringify(work)],
          { stdio: ['pipe', 'pipe', 'inherit'], env: { ...process.env, QUEUE_URL: url() } },
        )
        let isReady = false
        createInterface({ input: child.stdout }).on('line', (line) => {
          const said = JSON.parse(line) as Said
          if (said.note) notes.push(said.note)
          isReady ||= said.ready === true
          isDrained ||= said.drained === true
        })
        child.stdin.on('error', () => undefined)
        await eventually(() => isReady)
        for (const latch of latches) child.stdin.write(`open ${latch}\n`)
        return child
      }
      async function kill(): Promise<void> {
        if (worker.exitCode !== null || worker.signalCode !== null) return
        worker.kill('SIGKILL')
        await once(worker, 'close')
      }
      async function drain(): Promise<void> {
        await queue.drain()
        worker.stdin?.write('drain\n')
        await eventually(() => isDrained)
      }
      return {
        executor: { enqueue: queue.enqueue, drain, close: drain },
        notes: () => notes,
        open(latch) {
          latches.add(latch)
          worker.stdin?.write(`open ${latch}\n`)
        },
        kill,
        async restart() {
          worker = await start()
        },
        async discard() {
          await kill()
          await queue.close()
        },
      }
    },
  }
}
