import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'

/** Test files to be run, and the files that were changed for this run. */
export interface TestRequest {
  readonly files: readonly string[]
  readonly changed: readonly string[]
  /** What the test files may begin with, where they are told: see `Guard.first`. */
  readonly first?: string | undefined
}

/** What the process of the tests answers. */
export interface TestAnswer {
  readonly passed: number
  readonly failed: number
  /** What went wrong outside of a test. */
  readonly why: string
}

/** What a run of test files came to. */
export interface TestRun extends TestAnswer {
  /** Whether it was ended because its time was up: what it came to says nothing. */
  readonly isCutShort: boolean
}

/** Runs test files of one copy, one run after the other. */
export interface TestRunner {
  run(request: TestRequest, runMs: number): Promise<TestRun>
  /** Idempotent. */
  close(): void
}

/** What is heard of the process of the tests. */
type Heard = 'ready' | TestAnswer | 'gone' | 'late'

/** Processes that have answered, and need not say again that they are ready. */
const answered = new WeakSet<ChildProcess>()

/** Starts the process of the tests with the first run, and again after one that did not end. */
export function createTestRunner(root: string): TestRunner {
  let child: ChildProcess | undefined
  let printed = ''
  let hear: (heard: Heard) => void = () => undefined
  const close = (): void => {
    if (child) endAll(child)
    child = undefined
  }
  process.once('exit', close)

  function start(): ChildProcess {
    const made = spawn(
      process.execPath,
      [join(root, 'packages/repo-checks/src/guards/test-process.ts')],
      {
        cwd: root,
        env: { ...process.env, CI: 'true' },
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
        detached: true,
      },
    )
    printed = ''
    for (const stream of [made.stdout, made.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        printed = (printed + chunk.toString('utf8')).slice(-4000)
      })
    }
    made.on('message', (message) => hear(message as Heard))
    made.on('exit', () => child === made && hear('gone'))
    child = made
    return made
  }

  return {
    async run(request, runMs) {
      const { promise, resolve } = Promise.withResolvers<Heard>()
      const timer = setTimeout(() => resolve('late'), Math.max(0, runMs))
      const running = child ?? start()
      hear = (heard) => {
        if (heard === 'ready') running.send(request)
        else resolve(heard)
      }
      if (answered.has(running)) running.send(request)
      try {
        const heard = await promise
        if (typeof heard === 'object') {
          answered.add(running)
          return { ...heard, isCutShort: false }
        }
        close()
        return { passed: 0, failed: 0, why: printed, isCutShort: heard === 'late' }
      } finally {
        clearTimeout(timer)
      }
    },
    close() {
      close()
      process.off('exit', close)
    },
  }
}

/** A weakened guard may leave a worker in a loop without end, which hears of nothing: its whole group goes. */
function endAll(child: ChildProcess): void {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
  } catch {
    child.kill('SIGKILL')
  }
}
