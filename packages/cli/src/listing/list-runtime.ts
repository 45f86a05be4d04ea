import type { Diagnostic } from '@fcc/plugin-api'
import type { Runtime } from '@fcc/runtime'
import type { Listed } from './listed.ts'

/** Every plugin that was found, whether or not a tenant has it. */
export function listPlugins({ manifests, assemblies }: Runtime): readonly Listed[] {
  return manifests.map(({ manifest, packageName, version, location }) => {
    const states = assemblies.map(({ kernel }) =>
      kernel.plugins.find(({ pluginId }) => pluginId === manifest.id),
    )
    const failed = states.find((status) => status?.state === 'failed')
    const ready = states.filter((status) => status?.state === 'ready').length
    const state = failed ? `failed: ${failed.reason?.code ?? ''}` : `in ${ready} assemblies`
    return {
      id: manifest.id,
      title: `${packageName}@${version}`,
      detail: `${manifest.kind} · ${state}`,
      origin: {
        pluginId: manifest.id,
        packageName,
        version,
        kind: manifest.kind,
        file: `${location}/package.json`,
      },
    }
  })
}

/** Every tenant of the configuration, the refused among them. */
export function listTenants(runtime: Runtime): readonly Listed[] {
  return runtime.tenants().map(({ id, name, state, diagnostics }) => ({
    id,
    title: name,
    detail: state === 'ready' ? 'ready' : `refused: ${codesOf(diagnostics)}`,
  }))
}

function codesOf(diagnostics: readonly Diagnostic[]): string {
  return [...new Set(diagnostics.map(({ code }) => code))].join(', ')
}
