import {
  type Diagnostic,
  type Point,
  type PointShape,
  suggest,
  thrownMessage,
} from '@fcc/plugin-api'
import { createRuntime, guardProcess, type Runtime } from '@fcc/runtime'
import { onTestFinished } from 'vitest'
import { testingError } from '../diagnostics.ts'
import { type Leak, tellLeaks } from '../leaks/leak.ts'
import { type LeakWatch, openLeakWatch } from '../leaks/leak-watch.ts'
import { errorsOf, tellProblems } from '../tell-problems.ts'
import { resolvePlugins } from './resolve-plugins.ts'
import { hostConfig, TEST_TENANT } from './test-host-config.ts'
import type { TestRuntime, TestRuntimeOptions } from './test-runtime.ts'

/**
 * Makes a runtime for one test: the given plugins, one tenant, a store in memory. It stops when the
 * test ends, and the test fails where a timer, handle, listener or scope is left open then.
 *
 * @throws FccError FCC_TESTING_PLUGIN_BROKEN, FCC_TESTING_NOT_IN_A_TEST, FCC_TESTING_PACKAGE_UNREADABLE
 * @example
 * const { run } = await createTestRuntime({ plugins: [healthcare] })
 * const { record } = await run('deidentify-and-release', { note: 'Seen by Dr. Lee.' })
 * expect(record.state).toBe('completed')
 */
export function createTestRuntime(options: TestRuntimeOptions): Promise<TestRuntime> {
  return createWatchedRuntime(options)
}

/** A test runtime with the watch over it, for suites that run more than the runtime itself. */
export interface WatchedRuntime extends TestRuntime {
  readonly watch: LeakWatch
}

/** The same, with its watch. */
export async function createWatchedRuntime(options: TestRuntimeOptions): Promise<WatchedRuntime> {
  const { stop = 'after-test', problems = 'throw' } = options
  let close: () => Promise<void> = async () => undefined
  if (stop === 'after-test') stopAfterTest(() => close())
  const plugins = await resolvePlugins(options)
  // What the runtime keeps for as long as the process lives is nobody's leak.
  guardProcess()
  const watch = openLeakWatch(stop === 'after-test' ? 'everything' : 'its own')
  const diagnostics: Diagnostic[] = []
  const runtime = await watch
    .run(() =>
      createRuntime({
        config: hostConfig(options),
        plugins,
        clock: options.clock,
        access: options.access,
        recover: false,
        onDiagnostic: (diagnostic) => diagnostics.push(diagnostic),
      }),
    )
    .catch(async (cause: unknown) => {
      await watch.findLeaks()
      throw cause
    })
  let closing: Promise<void> | undefined
  close = () => {
    closing ??= closeAll(runtime, watch)
    return closing
  }
  const [summary] = runtime.tenants.list()
  diagnostics.push(...runtime.assemblies.flatMap(({ start }) => start.diagnostics))
  diagnostics.push(...(summary?.diagnostics ?? []))
  const broken = errorsOf([...new Set(diagnostics)])
  if (problems === 'throw' && broken.length > 0) {
    await close().catch(() => undefined)
    throw testingError('FCC_TESTING_PLUGIN_BROKEN', { problems: tellProblems(broken) })
  }
  const tenantId = options.tenant?.id ?? TEST_TENANT
  const tenant = () => runtime.tenant(tenantId)
  const session = () => tenant().as({ kind: 'human', id: 'tester', roles: [] })
  return {
    runtime,
    watch,
    plugins,
    diagnostics: [...new Set(diagnostics)],
    // A refused tenant throws where it is asked for, so that a test may still look at why.
    get tenant() {
      return tenant()
    },
    get session() {
      return session()
    },
    contribution<Shape extends PointShape>(point: Point<Shape>, id: string) {
      const { catalogue, assembly } = tenant().model
      const contributed = assembly.contributions.get(point.id) ?? []
      const all = catalogue.all(point)
      // A kind of provider is contributed, and in no catalogue before the configuration sets it up.
      const kinds = contributed as typeof all
      const found = [...all, ...kinds].find((each) => each.id === id)
      if (found !== undefined) return found
      const hint = suggest(
        id,
        all.map((each) => each.id),
      )
      const plugin = plugins.map(({ plugin: { id } }) => id).join(', ')
      throw testingError('FCC_TESTING_UNKNOWN_CONTRIBUTION', { plugin, id, point: point.id, hint })
    },
    run: (scenario, input, given) =>
      watch.run(async () => {
        const by = session()
        const handle = await by.start(scenario, input, given)
        const record = await handle.finished()
        return {
          record,
          outcome: async (name: string) => (await by.outcome(record.id, name)).text,
        }
      }),
    close,
    [Symbol.asyncDispose]: close,
  }
}

function stopAfterTest(close: () => Promise<void>): void {
  try {
    onTestFinished(close)
  } catch (cause) {
    throw testingError('FCC_TESTING_NOT_IN_A_TEST', { cause })
  }
}

async function closeAll(runtime: Runtime, watch: LeakWatch): Promise<void> {
  const failure = await runtime.close().then(
    () => undefined,
    (cause: unknown) => cause,
  )
  const leaks: Leak[] = [...(await watch.findLeaks())]
  for (const { kernel } of runtime.assemblies) {
    if (kernel.state !== 'stopped') leaks.push({ kind: 'scope', what: `a kernel ${kernel.state}` })
  }
  if (failure !== undefined) leaks.push({ kind: 'scope', what: tellFailure(failure) })
  if (leaks.length > 0) throw testingError('FCC_TESTING_LEAK', { leaks: tellLeaks(leaks) })
}

function tellFailure(failure: unknown): string {
  const all = failure instanceof AggregateError ? failure.errors.flatMap(innerErrors) : [failure]
  return all.map(thrownMessage).join('; ')
}

function innerErrors(error: unknown): readonly unknown[] {
  return error instanceof AggregateError ? error.errors.flatMap(innerErrors) : [error]
}
