import type { JournalStep, RunLease, TenantStore } from '@fcc/contracts'
import type { NotedResult } from './tenant-records.ts'

type Step = Extract<JournalStep, { part: 'result' }>

interface Noted {
  readonly lease: RunLease
  readonly step: Step
  readonly resolve: () => void
  readonly reject: (error: unknown) => void
}

/** Results that were noted and are going to be written. */
export interface TakenResults {
  readonly steps: readonly Step[]
  /** They are durable. */
  written(): void
  lost(error: unknown): void
}

/** The results of one run that no transaction has yet. */
export interface NotedResults {
  note(lease: RunLease, step: Step): NotedResult
  /** What is noted goes into a transaction of somebody else. @throws what the store threw for one before */
  take(): Promise<TakenResults>
  /** Writes by itself what is noted, and waits for what is being written. @throws what the store threw */
  write(): Promise<void>
  /** Whether anything is noted or being written. */
  isPending(): boolean
}

/**
 * Waits one turn of the event loop for a commit that takes a result along: most visits commit in the turn in which
 * their answer came, and one transaction serves both then. A longer visit has its answer durable before it continues
 * for long.
 */
export function createNotedResults(
  store: Pick<TenantStore, 'writeResult'>,
  onWritten: (step: Step) => void,
): NotedResults {
  let noted: Noted[] = []
  let writing: Promise<void> | undefined
  let failure: { readonly error: unknown } | undefined

  async function writeAll(): Promise<void> {
    while (noted[0]) {
      const [next, ...later] = noted
      noted = later
      try {
        await store.writeResult(next.lease, next.step)
      } catch (error) {
        // What came after it would be there without it.
        failure ??= { error }
        for (const each of [next, ...noted.splice(0)]) each.reject(error)
        return
      }
      onWritten(next.step)
      next.resolve()
    }
  }

  function assertNoneLost(): void {
    if (failure) throw failure.error
  }

  function start(): Promise<void> {
    writing ??= writeAll().finally(() => {
      writing = undefined
    })
    return writing
  }

  return {
    note(lease, step) {
      const written = new Promise<void>((resolve, reject) => {
        noted.push({ lease, step, resolve, reject })
      })
      // Whoever asks for it hears of it; whoever does not must not bring the process down.
      written.catch(() => undefined)
      setImmediate(() => void (noted.length > 0 && start()))
      return { written }
    },
    async take() {
      if (writing) await writing
      assertNoneLost()
      const taken = noted
      noted = []
      return {
        steps: taken.map(({ step }) => step),
        written() {
          for (const each of taken) each.resolve()
        },
        lost(error) {
          for (const each of taken) each.reject(error)
        },
      }
    },
    async write() {
      if (noted.length > 0 || writing) await start()
      assertNoneLost()
    },
    isPending: () => noted.length > 0 || writing !== undefined,
  }
}
