import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { type DurableExecutorSubject, eventually } from '@fcc/conformance'
import type { VisitNote } from '@fcc/conformance/visit-script'
import { queueFileExecutor } from './queue-file-executor.test-support.ts'
import type { QueueFileWork } from './queue-file-worker.test-support.ts'
import { temporaryFolder } from './test-runtime.test-support.ts'

const program = fileURLToPath(new URL('./queue-file-worker.test-support.ts', import.meta.url))

/** What a worker says: one line each. */
interface Said {
  readonly note?: VisitNote
  readonly ready?: true
  readonly drained?: true
}

/** The queue in a file as a subject: this process enqueues, and one that shares no memory with it works. */
export const queueFileSubject: DurableExecutorSubject = {
  async open(options) {
    const file = join(temporaryFolder(), 'queue.sqlite')
    const work: QueueFileWork = { file, ...options }
    const queue = queueFileExecutor(file).create({
      concurrency: 0,
      slotsPerTenant: 0,
      advance: async () => ({ next: 'stop' }),
      onError: () => undefined,
      now: Date.now,
    })
    const notes: VisitNote[] = []
    const opened = new Set<string>()
    let isDrained = false
    let worker = await start()

    async function start(): Promise<ChildProcess> {
      const child = spawn(
        process.execPath,
        ['--conditions=source', program, JSON.stringify(work)],
        {
          stdio: ['pipe', 'pipe', 'inherit'],
        },
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
      for (const latch of opened) child.stdin.write(`open ${latch}\n`)
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
        opened.add(latch)
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
