import { type Check, defineCheck } from '@fcc/conformance'
import type { Plugin } from '@fcc/plugin-api'
import { parseManifest } from '@fcc/plugin-api/manifest'
import { reportTesting } from '../diagnostics.ts'
import { publishedRange } from '../package/find-manifest.ts'
import type { PackageJson, PluginPackage } from '../package/plugin-package.ts'
import { tellEach } from '../tell-problems.ts'

/** What is asked of the static half by itself: nothing is started. */
export function manifestChecks(plugin: Plugin, found: PluginPackage): readonly Check[] {
  const { json, file } = found
  const { id } = plugin
  const place = { file }
  const parsed = parseManifest(json.fcc, place)
  const { manifest } = parsed
  return [
    defineCheck('its package.json has a valid manifest', () => tellEach(parsed.diagnostics ?? [])),
    defineCheck('its package says by keyword what it is', () =>
      json.keywords?.includes('fcc-plugin')
        ? []
        : tellEach([reportTesting('FCC_TESTING_NO_KEYWORD', { place, plugin: id })]),
    ),
    defineCheck('version range, peer dependency and spec agree', () => {
      if (manifest === undefined) return ['There is no valid manifest to compare with.']
      const { api, spec } = manifest
      // Data alone imports nothing, so that nothing need be installed beside it.
      const written = rangeOf(json) ?? (manifest.data === undefined ? 'missing' : api)
      const peer = publishedRange(written)
      return tellEach([
        ...(peer === api ? [] : [reportTesting('FCC_TESTING_PEER_RANGE', { place, peer, api })]),
        ...(plugin.spec === spec
          ? []
          : [
              reportTesting('FCC_TESTING_SPEC', {
                place,
                plugin: id,
                code: plugin.spec,
                manifest: spec,
              }),
            ]),
      ])
    }),
    defineCheck('what it includes is installed with it', () =>
      tellEach(
        (manifest?.includes ?? [])
          .filter((name) => json.dependencies?.[name] === undefined)
          .map((packageName) =>
            reportTesting('FCC_TESTING_INCLUDE_NO_DEPENDENCY', { place, plugin: id, packageName }),
          ),
      ),
    ),
  ]
}

/** A private package is no dependency of anybody, so that it need not leave the choice to others. */
function rangeOf(json: PackageJson): string | undefined {
  const name = '@fcc/plugin-api'
  return json.peerDependencies?.[name] ?? (json.private ? json.dependencies?.[name] : undefined)
}
