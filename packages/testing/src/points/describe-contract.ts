import { type Check, DEFAULT_CHECK_TIMEOUT_MS } from '@fcc/conformance'
import type { Contribution, Plugin, Point, PointShape, PointValue } from '@fcc/plugin-api'
import { afterAll, describe, expect, it } from 'vitest'
import { createWatchedRuntime, type WatchedRuntime } from '../runtime/create-test-runtime.ts'
import { type ContractContext, createContractContext } from './contract-context.ts'
import type { CodeContractOptions } from './contract-options.ts'

/** One contribution of a plugin, of which a contract is asked. */
export interface Wanted<Shape extends PointShape> {
  readonly plugin: Plugin
  readonly point: Point<Shape>
  readonly id: string
  readonly options: CodeContractOptions
}

/**
 * Registers a contract with vitest: starts the plugin with what it includes, takes one of its
 * contributions, and makes each check a test. Where it does not start, that is the one test, and red.
 */
export function describeContract<Shape extends PointShape>(
  { plugin, point, id, options }: Wanted<Shape>,
  checksOf: (
    contribution: Contribution<PointValue<Shape>>,
    context: ContractContext,
  ) => readonly Check[],
): void {
  describe(`${id} keeps the contract of ${point.id}`, async () => {
    let runtime: WatchedRuntime | undefined
    try {
      runtime = await startFor(plugin, options)
      const context = createContractContext(plugin, runtime, options)
      registerIn(runtime, checksOf(runtime.contribution(point, id), context))
    } catch (cause) {
      it('is there to be tried', () => {
        throw cause
      })
    }
    afterAll(() => runtime?.close())
  })
}

/** Starts a plugin for a contract; whoever starts it closes it. */
export function startFor(
  plugin: Plugin,
  options: CodeContractOptions,
  settings: Readonly<Record<string, unknown>> = {},
): Promise<WatchedRuntime> {
  const { packageJson, plugins = [], fakes, tenant, host, clock, config } = options
  return createWatchedRuntime({
    plugins: [packageJson === undefined ? plugin : { plugin, packageJson }, ...plugins],
    fakes,
    tenant,
    host,
    clock,
    config: config === undefined ? {} : { [plugin.id]: config },
    settings: {
      ...(options.settings === undefined ? {} : { [plugin.id]: options.settings }),
      ...settings,
    },
    stop: 'by-caller',
  })
}

function registerIn({ watch }: WatchedRuntime, checks: readonly Check[]): void {
  for (const { name, timeoutMs = DEFAULT_CHECK_TIMEOUT_MS, find } of checks) {
    it(name, { timeout: timeoutMs }, async () => {
      const problems = await watch.run(find)
      expect(problems, problems.join('\n')).toEqual([])
    })
  }
}
