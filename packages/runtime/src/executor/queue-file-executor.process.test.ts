import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { durableExecutorSuite, portConformance } from '@fcc/conformance'
import type { CloudEvent } from '@fcc/contracts'
import { describe, expect, it } from 'vitest'
import { queueFilePlugin } from '../testing/queue-file-plugin.test-support.ts'
import { queueFileSubject } from '../testing/queue-file-subject.test-support.ts'
import { readAndAnswer } from '../testing/read-and-answer.test-support.ts'
import { sample } from '../testing/sample-plugin.test-support.ts'
import { ada, grace, openRuntime, temporaryFolder } from '../testing/test-runtime.test-support.ts'

portConformance(
  'a queue in a file with a worker of its own',
  durableExecutorSuite,
  () => queueFileSubject,
)

const program = fileURLToPath(
  new URL('../testing/queue-file-runtime.test-support.ts', import.meta.url),
)

/** A process that only enqueues and follows, and one that only executes, on one store and one queue. */
async function openTwoProcesses() {
  const directory = temporaryFolder()
  const queue = join(directory, 'queue.sqlite')
  const runtime = await openRuntime({
    directory,
    store: 'sqlite',
    plugins: [sample(), queueFilePlugin(queue)],
    config: { executor: { use: 'queue-file/queue', concurrency: 0 } },
  })
  const start = async () => {
    const child = spawn(
      process.execPath,
      ['--conditions=source', program, JSON.stringify({ directory, queue })],
      { stdio: ['pipe', 'pipe', 'inherit'] },
    )
    await once(child.stdout, 'data')
    return child
  }
  return { runtime, start, session: runtime.tenant('riverside').as(ada) }
}

describe('a runtime whose runs another process executes', () => {
  it('submits, hears every event, waits for the end, and reads what was released', async () => {
    const { runtime, start, session } = await openTwoProcesses()
    const handle = await session.start('twice', { note: 'hello' })
    expect((await handle.record()).state).toBe('queued')
    const worker = await start()
    const events: CloudEvent[] = []
    for await (const event of handle.events()) events.push(event)
    expect((await handle.finished()).state).toBe('completed')
    expect(events.map(({ type }) => type)).toEqual([
      'fcc.run.started',
      'fcc.node.ready',
      'fcc.visit.recorded',
      'fcc.node.ready',
      'fcc.visit.recorded',
      'fcc.artifact.released',
      'fcc.artifact.released',
      'fcc.run.ended',
    ])
    expect((await session.outcome(handle.id, 'copied')).text).toBe('HELLO!')
    const signed = await session.start('signed', { note: 'x' }, { wait: true })
    for await (const { type } of signed.events()) if (type === 'fcc.run.waiting') break
    await readAndAnswer(runtime.tenant('riverside').as(grace), signed.id, { decision: 'approved' })
    expect((await signed.finished()).state).toBe('completed')
    worker.kill('SIGKILL')
    await once(worker, 'close')
  })

  it('loses nothing when the worker is killed and another one comes', async () => {
    const { start, session } = await openTwoProcesses()
    const handles = await Promise.all(
      Array.from({ length: 6 }, () => session.start('twice', { note: 'x' })),
    )
    const first = await start()
    await handles[0]?.finished()
    first.kill('SIGKILL')
    await once(first, 'close')
    const second = await start()
    const ends = await Promise.all(handles.map((handle) => handle.finished()))
    expect(ends.map(({ state }) => state)).toEqual(handles.map(() => 'completed'))
    for (const { id } of handles) expect((await session.explain(id)).visits).toHaveLength(2)
    second.kill('SIGKILL')
    await once(second, 'close')
  })
})
