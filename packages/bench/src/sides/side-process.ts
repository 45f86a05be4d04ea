import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { benchError } from '../diagnostics.ts'
import type { SideOptions, Timing } from './side.ts'
import type { MeasureRequest, SideAnswer } from './side-message.ts'

/** Where a side's code is and what it is told. */
export interface SideModule {
  /** Named in messages: `ours`, or the rival's package. */
  readonly name: string
  /** The module that exports `createSide`. */
  readonly module: URL
  readonly options: SideOptions
  /** `source` where our packages are to be taken from their sources, nothing is built then. */
  readonly conditions: readonly string[]
}

/** A side in its own process. */
export interface SideProcess {
  /** @throws FccError FCC_BENCH_SIDE_FAILED */
  measure(request: MeasureRequest): Promise<Timing>
  /** Ends the process; a second call gives the same promise. */
  close(): Promise<void>
}

/** Rivals may keep what was made for earlier measurements, and are to end by the last one only. */
const V8_FLAGS = ['--expose-gc', '--max-old-space-size=12288']

const host = fileURLToPath(new URL('./side-host.ts', import.meta.url))

/** Starts a side and waits until it is there. @throws FccError FCC_BENCH_SIDE_FAILED */
export async function startSide(side: SideModule): Promise<SideProcess> {
  const child = fork(host, [side.module.href, JSON.stringify(side.options)], {
    execArgv: [...V8_FLAGS, ...side.conditions.map((condition) => `--conditions=${condition}`)],
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  let closing: Promise<void> | undefined
  const close = (): Promise<void> => {
    closing ??= end(child)
    return closing
  }
  try {
    await nextAnswer(child, side.name)
  } catch (error) {
    await close()
    throw error
  }
  return {
    async measure(request) {
      child.send(request)
      const answer = await nextAnswer(child, side.name)
      if (answer.kind !== 'measured') throw benchError.sideFailed(side.name, 'it did not measure')
      return answer.timing
    },
    close,
  }
}

/** The next answer; a failure of the side, or its end, is thrown. */
async function nextAnswer(child: ChildProcess, name: string): Promise<SideAnswer> {
  const over = new AbortController()
  try {
    const { signal } = over
    const [answer] = (await Promise.race([
      once(child, 'message', { signal }),
      once(child, 'exit', { signal }).then(([code]) => [
        { kind: 'failed', why: `its process ended with code ${code}` },
      ]),
    ])) as [SideAnswer]
    if (answer.kind === 'failed') throw benchError.sideFailed(name, answer.why)
    return answer
  } finally {
    over.abort()
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  if (child.connected) child.disconnect()
  await ended
}
