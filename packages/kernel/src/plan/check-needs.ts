import type { Diagnostic, FoundManifest } from '@fcc/plugin-api'
import satisfies from 'semver/functions/satisfies.js'
import validRange from 'semver/ranges/valid.js'
import { report } from '../diagnostics.ts'
import type { Draft } from './draft.ts'
import type { Providers } from './find-providers.ts'
import { concernOf } from './plan.ts'

/** What stands in the way of a plugin's needs: errors. Of its optional ones: warnings. */
export function checkNeeds(
  found: FoundManifest,
  providers: Providers,
  { alive }: Draft,
): readonly Diagnostic[] {
  const problems: Diagnostic[] = []
  for (const [field, severity] of [['needs', 'error'] as const, ['optional', 'warning'] as const]) {
    for (const [service, range] of Object.entries(found.manifest[field])) {
      const facts = { ...concernOf(found), severity, service, range }
      const { version = '', pluginId } = providers.get(service) ?? {}
      // Of a provider that is out, the version is not what the plugin lacks.
      const isOut = pluginId !== undefined && !alive.has(pluginId)
      if (!providers.has(service)) {
        if (field === 'needs') problems.push(report('FCC_PLAN_MISSING_NEED', facts))
      } else if (!isOut && !satisfies(version, range)) {
        const from = { provider: pluginId ?? 'the host', version, meets: validRange(range) ?? '' }
        problems.push(report('FCC_PLAN_NEED_OUT_OF_RANGE', { ...facts, ...from }))
      }
    }
  }
  return problems
}

/** The plugins that provide the given services in their ranges. */
export function providersOf(
  services: Readonly<Record<string, string>>,
  providers: Providers,
): readonly string[] {
  const ids = Object.entries(services).flatMap(([service, range]) => {
    const provider = providers.get(service)
    return provider && satisfies(provider.version, range) ? (provider.pluginId ?? []) : []
  })
  return [...new Set(ids)].sort()
}
