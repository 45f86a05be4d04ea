import { type Check, defineCheck } from '@fcc/conformance'
import type { Plugin } from '@fcc/plugin-api'
import { findOutdatedBuild, hasSources } from '@fcc/runtime'
import { reportTesting } from '../diagnostics.ts'
import { IMPORT_TIMEOUT_MS, importAlone } from '../import-work/import-alone.ts'
import type { ImportReport } from '../import-work/import-report.ts'
import type { PluginPackage } from '../package/plugin-package.ts'
import { tellEach } from '../tell-problems.ts'

/** What is asked of importing the package, in a process of its own that is started once. */
export function importChecks(plugin: Plugin, found: PluginPackage): readonly Check[] {
  const { folder, json } = found
  let report: Promise<ImportReport> | undefined
  const importOnce = () => {
    report ??= importAlone(
      { location: folder, packageName: json.name ?? plugin.id },
      hasSources(json.exports) ? ['source'] : [],
    )
    return report
  }
  return [
    defineCheck(
      'its package gives the plugin as its default export',
      async () => {
        const outdated = findOutdatedBuild({ folder, exports: json.exports })
        if (outdated !== undefined) {
          const facts = { plugin: plugin.id, ...outdated }
          return tellEach([reportTesting('FCC_TESTING_BUILD_OUTDATED', facts)])
        }
        const { exported, failure } = await importOnce()
        if (failure !== undefined) {
          const facts = { plugin: plugin.id, message: failure }
          return tellEach([reportTesting('FCC_TESTING_IMPORT_FAILED', facts)])
        }
        const shown =
          exported === undefined || 'type' in exported
            ? (exported?.type ?? 'nothing')
            : exported.pluginId
        if (shown === plugin.id) return []
        const facts = { plugin: plugin.id, found: shown }
        return tellEach([reportTesting('FCC_TESTING_OTHER_PLUGIN', facts)])
      },
      2 * IMPORT_TIMEOUT_MS,
    ),
    defineCheck(
      'importing it does no work',
      async () => {
        const { work, failure } = await importOnce()
        if (failure !== undefined) return [`It could not be imported: ${failure}`]
        if (work.length === 0) return []
        const facts = { plugin: plugin.id, work: work.join('; ') }
        return tellEach([reportTesting('FCC_TESTING_IMPORT_WORK', facts)])
      },
      2 * IMPORT_TIMEOUT_MS,
    ),
  ]
}
