import { type Check, defineCheck, type TestRunner } from '@fcc/conformance'
import { isPlugin, type Plugin } from '@fcc/plugin-api'
import { reportTesting } from '../diagnostics.ts'
import { findIncludes } from '../package/find-includes.ts'
import { findManifest } from '../package/find-manifest.ts'
import {
  findPluginPackage,
  type PluginPackage,
  readPluginPackage,
} from '../package/plugin-package.ts'
import { testFile } from '../package/test-file.ts'
import type { Fake } from '../runtime/fake.ts'
import { tellEach } from '../tell-problems.ts'
import { hostCheck } from './host-check.ts'
import { importChecks } from './import-checks.ts'
import { manifestChecks } from './manifest-checks.ts'
import type { Company, StartLimits } from './start-alone.ts'
import { startChecks } from './start-checks.ts'

/**
 * What the contract of a plugin takes besides the plugin.
 *
 * @example
 * const options: PluginContractOptions = { fakes: [fake(clock, { now: () => 0 })], settings: { region: 'eu' } }
 */
export interface PluginContractOptions {
  /** The plugin's package.json, where the test file does not lie in the package. */
  readonly packageJson?: string | URL | undefined
  /** Stand-ins for the services it needs of others. */
  readonly fakes?: readonly Fake[] | undefined
  /** Structural configuration, where it does not start without. */
  readonly config?: unknown
  /** Settings of a tenant, where it does not take empty ones. */
  readonly settings?: unknown
  /** How long it is waited for, in milliseconds; as long as a host does, where left out. */
  readonly limits?: StartLimits | undefined
  /** The test runner, such as `node:test` as it is imported; vitest where left out. */
  readonly runner?: TestRunner | undefined
}

/**
 * The contract of a plugin, as checks: its two halves agree, importing it does nothing, it starts on
 * little, stops whenever it is told to, leaves nothing behind, and contributes the same each time.
 *
 * @example
 * const results = await runChecks(pluginChecks(plugin, { packageJson: './package.json' }))
 * results.filter(({ problems }) => problems.length > 0)
 */
export function pluginChecks(
  plugin: Plugin,
  options: PluginContractOptions = {},
): readonly Check[] {
  if (!isPlugin(plugin)) {
    return [defineCheck('it is a plugin', () => ['What was given is not made by definePlugin.'])]
  }
  const from = testFile() ?? process.cwd()
  const found = locate(options.packageJson, from)
  if (!('file' in found)) {
    const facts = { plugin: plugin.id, from }
    return [
      defineCheck('it has a package', () => [
        ...found.problems,
        ...tellEach([reportTesting('FCC_TESTING_NO_PACKAGE', facts)]),
      ]),
    ]
  }
  let company: Promise<Company> | undefined
  const companyOf = () => {
    company ??= gather(plugin, found, options)
    return company
  }
  return [
    ...manifestChecks(plugin, found),
    ...importChecks(plugin, found),
    ...startChecks(plugin, companyOf, options.settings),
    hostCheck(plugin, found, { companyOf, settings: options.settings }),
  ]
}

function locate(
  packageJson: string | URL | undefined,
  from: string,
): PluginPackage | { readonly problems: readonly string[] } {
  try {
    const found =
      packageJson === undefined ? findPluginPackage(from) : readPluginPackage(packageJson)
    return found ?? { problems: [] }
  } catch (cause) {
    return { problems: [cause instanceof Error ? cause.message : String(cause)] }
  }
}

async function gather(
  plugin: Plugin,
  found: PluginPackage,
  { fakes = [], config, limits }: PluginContractOptions,
): Promise<Company> {
  const manifest = findManifest(plugin, found)
  return {
    subject: { plugin, found: manifest },
    includes: await findIncludes(manifest),
    fakes,
    config,
    limits,
  }
}
