import type { Reload } from '@fcc/conformance'
import { type Persona, personas } from '@fcc/contracts'
import { findIssues, type Plugin, suggest } from '@fcc/plugin-api'
import { hasSources } from '@fcc/runtime'
import { testingError } from '../diagnostics.ts'
import { findPluginPackage, isPackageOf, readPluginPackage } from '../package/plugin-package.ts'
import { testFile } from '../package/test-file.ts'
import type { WatchedRuntime } from '../runtime/create-test-runtime.ts'
import type { ContractOptions } from './contract-options.ts'

/** The module that another process makes a contribution with: beside the sources here, beside the build there. */
const RELOAD_MODULE = import.meta.url.endsWith('.ts')
  ? new URL('../reload.ts', import.meta.url).href
  : new URL('./reload.js', import.meta.url).href

/** A started plugin, as a contract looks at it. */
export interface ContractContext {
  readonly runtime: WatchedRuntime
  readonly plugin: Plugin
  /** The tenant's settings for the plugin, as its schema gave them. */
  readonly settings: unknown
  /** Settings of one case, as the schema gives them. @throws FccError FCC_TESTING_SETTINGS_INVALID */
  parseSettings(raw: unknown): unknown
  /** A persona by code or id. @throws FccError FCC_TESTING_UNKNOWN_PERSONA */
  persona(named: string): Persona
  /** How another process makes one of the contributions again. */
  reload(pointId: string, id: string): Reload | undefined
}

/** Makes the context of one contract. */
export function createContractContext(
  plugin: Plugin,
  runtime: WatchedRuntime,
  options: ContractOptions,
): ContractContext {
  const { catalogue, settings } = runtime.tenant.model
  return {
    runtime,
    plugin,
    settings: settings[plugin.id] ?? {},
    parseSettings: (raw) => parseSettings(plugin, raw),
    persona(named) {
      const all = catalogue.all(personas).map(({ value }) => value)
      const found = all.find(({ id, code }) => id === named || code === named)
      if (found !== undefined) return found
      const hint = suggest(
        named,
        all.map(({ code }) => code),
      )
      throw testingError('FCC_TESTING_UNKNOWN_PERSONA', { persona: named, hint })
    },
    reload: (pointId, id) => options.reload ?? reloadFrom(plugin, { pointId, id }, options),
  }
}

function parseSettings({ id, settings }: Plugin, raw: unknown): unknown {
  if (settings === undefined) return raw ?? {}
  const message = findIssues(settings, raw ?? {})
  if (message !== undefined) {
    throw testingError('FCC_TESTING_SETTINGS_INVALID', { plugin: id, message })
  }
  const result = settings['~standard'].validate(raw ?? {})
  return 'value' in result ? result.value : {}
}

function reloadFrom(
  plugin: Plugin,
  { pointId, id }: { readonly pointId: string; readonly id: string },
  { packageJson, config }: ContractOptions,
): Reload | undefined {
  const from = testFile()
  const found =
    packageJson === undefined ? from && findPluginPackage(from) : readPluginPackage(packageJson)
  if (!found || !isPackageOf(found, plugin.id)) return undefined
  return {
    module: RELOAD_MODULE,
    name: 'reloadContribution',
    argument: { file: found.file, pointId, id, config },
    conditions: hasSources(found.json.exports) ? ['source'] : [],
  }
}
