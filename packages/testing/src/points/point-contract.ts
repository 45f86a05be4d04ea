import {
  type Check,
  checksOf,
  type OpenChecks,
  POINT_SUITES,
  type PointSuite,
  registerChecks,
  type SuiteOptions,
  type SuitePoint,
} from '@fcc/conformance'
import { type Plugin, type Point, type PointShape, suggest } from '@fcc/plugin-api'
import { testingError } from '../diagnostics.ts'
import type { WatchedRuntime } from '../runtime/create-test-runtime.ts'
import { createContractContext } from './contract-context.ts'
import type { ContractOptions } from './contract-options.ts'
import { HANDED_OVER } from './handed-over.ts'
import type { PointContracts } from './point-contracts.ts'
import { startFor } from './start-for.ts'

/**
 * Registers the contract of one contribution with a test runner: what its cases say, and what holds of every
 * contribution of its point. The plugin is started with what it includes; where it does not start,
 * that is the one test, and red.
 *
 * @param point the id of a point; or, of a point that a plugin defines, the suite that came with it
 * @param id the whole id of the contribution
 * @example
 * pointContract(plugin, 'scorers', 'acme-plain-language/readability', {
 *   cases: [
 *     { name: 'a plain sentence scores high', text: 'Take one tablet each morning.', atLeast: 0.9 },
 *     { name: 'a dense one scores low', text: denseParagraph, atMost: 0.3 },
 *   ],
 * })
 */
export function pointContract<Point extends keyof PointContracts>(
  plugin: Plugin,
  point: Point,
  id: string,
  options: PointContracts[Point],
): void
export function pointContract<Value, Options extends SuiteOptions>(
  plugin: Plugin,
  point: PointSuite<Value, Options>,
  id: string,
  options: ContractOptions & Omit<Options, 'settings'>,
): void
export function pointContract(
  plugin: Plugin,
  point: string | object,
  id: string,
  given: ContractOptions,
): void {
  const options = given as Wanted['options']
  const suite = typeof point === 'string' ? suiteOf(point) : (point as Wanted['suite'])
  const open = async (): Promise<OpenChecks> => {
    const runtime = await startFor(plugin, options)
    try {
      const checks = checksIn(runtime, { plugin, suite, id, options })
      const { watch } = runtime
      return {
        checks: checks.map((check) => ({ ...check, find: () => watch.run(check.find) })),
        close: runtime.close,
      }
    } catch (cause) {
      await runtime.close().catch(() => undefined)
      throw cause
    }
  }
  registerChecks(`${id} keeps the contract of ${suite.point}`, open, options.runner)
}

interface Wanted {
  readonly plugin: Plugin
  readonly suite: PointSuite<never, SuiteOptions>
  readonly id: string
  readonly options: ContractOptions & { readonly cases: readonly never[] }
}

/** The checks of one contribution of a started plugin, with what a host hands over for them. */
function checksIn(runtime: WatchedRuntime, wanted: Wanted): readonly Check[] {
  const { plugin, suite, id, options } = wanted
  const context = createContractContext(plugin, runtime, options)
  const contribution = runtime.contribution(pointIn(runtime, suite.point), id)
  const handOver = HANDED_OVER[suite.point as SuitePoint]
  return checksOf(suite, contribution.value as never, {
    ...options,
    ...handOver?.({ id, contribution, context, options }),
    settings: options.connection ?? context.settings,
    reload: context.reload(suite.point, id),
  })
}

/** A point of the host, or one that a plugin defines. */
function pointIn({ runtime }: WatchedRuntime, id: string): Point<PointShape> {
  const points = runtime.assemblies.map(({ kernel }) => kernel.points.get(id))
  const point = points.find((each) => each !== undefined)
  if (point === undefined)
    throw testingError('FCC_TESTING_UNKNOWN_POINT', describePoint(id, Object.keys(POINT_SUITES)))
  return point as Point<PointShape>
}

/** Plain JavaScript may name any point. */
function suiteOf(point: string): PointSuite<never, SuiteOptions> {
  const suites: Readonly<Record<string, unknown>> = POINT_SUITES
  const suite = Object.hasOwn(suites, point) ? suites[point] : undefined
  if (suite !== undefined) return suite as PointSuite<never, SuiteOptions>
  throw testingError('FCC_TESTING_UNKNOWN_POINT', describePoint(point, Object.keys(suites)))
}

function describePoint(point: string, known: readonly string[]) {
  return { point, hint: suggest(point, known), known: known.join(', ') }
}
