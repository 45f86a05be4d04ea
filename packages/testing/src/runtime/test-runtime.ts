import type { RunRecord } from '@fcc/contracts'
import type {
  Contribution,
  Diagnostic,
  Plugin,
  Point,
  PointShape,
  PointValue,
} from '@fcc/plugin-api'
import type {
  HostConfig,
  RunOptions,
  Runtime,
  TenantConfig,
  TenantRuntime,
  TenantSession,
} from '@fcc/runtime'
import type { FoundPlugin } from '../package/find-includes.ts'
import type { Fake } from './fake.ts'

/**
 * A plugin for a test runtime: the plugin, or with the package.json that holds its static half.
 *
 * @example
 * const plugins: readonly TestPlugin[] = [toast, { plugin: bread, packageJson: '../bread/package.json' }]
 */
export type TestPlugin = Plugin | { readonly plugin: Plugin; readonly packageJson: string | URL }

/**
 * What a test runtime is made from.
 *
 * @example
 * await createTestRuntime({ plugins: [toast], settings: { toast: { heat: 7 } }, clock: () => 0 })
 */
export interface TestRuntimeOptions {
  /**
   * The plugins, with what their manifests include. A plugin is held to the manifest of the package
   * that the test file lies in, where that is its own; `packageJson` names another.
   */
  readonly plugins: readonly TestPlugin[]
  /** Stand-ins for services and contributions that the plugins need of others. */
  readonly fakes?: readonly Fake[] | undefined
  /** Plugin id → the tenant's settings. */
  readonly settings?: Readonly<Record<string, unknown>> | undefined
  /** Plugin id → structural configuration. */
  readonly config?: Readonly<Record<string, unknown>> | undefined
  /** What the tenant is to be, where the usual one will not do. */
  readonly tenant?: Partial<Omit<TenantConfig, 'settings'>> | undefined
  /** What the host says beside, such as `providers` with agreements. */
  readonly host?:
    | Partial<
        Pick<
          HostConfig,
          'providers' | 'services' | 'platformConstitutions' | 'limits' | 'backpressure'
        >
      >
    | undefined
  /** `required` denies whatever no role allows, as a server does; `configured` is the default. */
  readonly access?: 'configured' | 'required' | undefined
  /** Milliseconds since 1970, UTC; the machine's clock where left out. */
  readonly clock?: (() => number) | undefined
  /** `throw` (the default) refuses a runtime in which anything is broken; `keep` lets a test look at it. */
  readonly problems?: 'throw' | 'keep' | undefined
  /** `after-test` (the default) stops by itself; `by-caller` is for beforeAll and afterAll. */
  readonly stop?: 'after-test' | 'by-caller' | undefined
}

/**
 * A run that has ended, or waits.
 *
 * @example
 * const { record, outcome }: TestRun = await run('breakfast', { bread: 'rye' })
 * expect([record.state, await outcome('toast')]).toEqual(['completed', 'RYE'])
 */
export interface TestRun {
  readonly record: RunRecord
  /** The text of a released outcome. @throws FccError FCC_ARTIFACT_UNKNOWN */
  outcome(name: string): Promise<string>
}

/**
 * A runtime with one tenant, a store in memory, and a watch over what is left open.
 *
 * @example
 * const runtime: TestRuntime = await createTestRuntime({ plugins: [toast] })
 * await runtime.contribution(scorers, 'toast/loudness').value.score(subject, call)
 */
export interface TestRuntime {
  readonly runtime: Runtime
  readonly tenant: TenantRuntime
  /** What a person named `tester` may do in the tenant. */
  readonly session: TenantSession
  /** The given plugins, those they include, and the fakes. */
  readonly plugins: readonly FoundPlugin[]
  /** Everything that was found wrong. */
  readonly diagnostics: readonly Diagnostic[]
  /**
   * One contribution, by its whole id.
   * @throws FccError FCC_TESTING_UNKNOWN_CONTRIBUTION
   */
  contribution<Shape extends PointShape>(
    point: Point<Shape>,
    id: string,
  ): Contribution<PointValue<Shape>>
  /**
   * Starts a scenario and waits until it ends, or waits for somebody.
   * @throws FccError as `start` of a session
   */
  run(
    scenario: string,
    input: Readonly<Record<string, string | Uint8Array>>,
    options?: RunOptions,
  ): Promise<TestRun>
  /**
   * Closes everything; idempotent.
   * @throws FccError FCC_TESTING_LEAK where something is left open
   */
  close(): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}
