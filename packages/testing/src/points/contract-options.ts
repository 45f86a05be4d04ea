import type { SuiteOptions, TestRunner } from '@fcc/conformance'
import type { Connection } from '@fcc/contracts'
import type { TestRuntimeOptions } from '../runtime/test-runtime.ts'

/**
 * What every contract of a contribution takes besides its cases.
 *
 * @example
 * const options: ContractOptions = { settings: { heat: 7 }, fakes: [fake(oven, { degrees: () => 180 })], limits: { timeLimitMs: 1_000 } }
 */
export interface ContractOptions
  extends Pick<TestRuntimeOptions, 'fakes' | 'tenant' | 'host' | 'clock'>,
    Pick<SuiteOptions, 'reload' | 'limits'> {
  /** The tenant's settings for the plugin, unchecked; its schema fills in defaults. */
  readonly settings?: unknown
  /** How a provider is reached that is set up over a connection; its calls have it as settings. */
  readonly connection?: Connection | undefined
  /** The plugin's structural configuration. */
  readonly config?: unknown
  /** The plugin's package.json, where the test file does not lie in the package. */
  readonly packageJson?: string | URL | undefined
  /** Further plugins that have to be there, besides those it includes. */
  readonly plugins?: TestRuntimeOptions['plugins'] | undefined
  /** The test runner, such as `node:test` as it is imported; vitest where left out. */
  readonly runner?: TestRunner | undefined
}
