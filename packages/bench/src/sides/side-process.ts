import { benchError } from '../diagnostics.ts'
import type { SideOptions, Timing } from './side.ts'
import type { MeasureRequest, SideAnswer } from './side-message.ts'
import { startChild } from './told-child.ts'

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

const host = new URL('./side-host.ts', import.meta.url)

/** Starts a side and waits until it is there. @throws FccError FCC_BENCH_SIDE_FAILED */
export async function startSide(side: SideModule): Promise<SideProcess> {
  const failed = (why: string) => benchError.sideFailed(side.name, why)
  const child = startChild<MeasureRequest, SideAnswer>(host, {
    execArgv: [...V8_FLAGS, ...side.conditions.map((condition) => `--conditions=${condition}`)],
    env: { ...process.env, NODE_ENV: 'production' },
    parameters: [side.module.href, JSON.stringify(side.options)],
    failed,
  })
  /** The next answer; a failure of the side, or its end, is thrown. */
  const next = async () => {
    const answer = await child.next()
    if (answer.kind === 'failed') throw failed(answer.why)
    return answer
  }
  try {
    await next()
  } catch (error) {
    await child.close()
    throw error
  }
  return {
    async measure(request) {
      child.send(request)
      const answer = await next()
      if (answer.kind !== 'measured') throw failed('it did not measure')
      return answer.timing
    },
    close: () => child.close(),
  }
}
