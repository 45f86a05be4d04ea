import { type Diagnostic, type FoundManifest, isPlugin, type Plugin, SPEC } from '@fcc/plugin-api'
import satisfies from 'semver/functions/satisfies.js'
import { report } from '../diagnostics.ts'
import { placeOf } from '../plan/plan.ts'

/** The code half, or why it does not agree with the static half. */
export type CheckedPlugin =
  | { readonly plugin: Plugin; readonly problems?: undefined }
  | { readonly problems: readonly Diagnostic[] }

/** Holds a loaded default export against the manifest it was found by. Pure. */
export function checkPlugin(found: FoundManifest, loaded: unknown): CheckedPlugin {
  const { id } = found.manifest
  const concern = { pluginId: id, place: placeOf(found) }
  if (!isPlugin(loaded)) {
    const shown = loaded === undefined ? 'missing' : `of type ${typeof loaded}`
    return { problems: [report('FCC_LOAD_NO_PLUGIN', concern, id, shown)] }
  }
  if (loaded.spec !== SPEC) {
    const spec = String(loaded.spec)
    return { problems: [report('FCC_LOAD_UNSUPPORTED_SPEC', concern, id, spec, SPEC)] }
  }
  const problems: Diagnostic[] = []
  if (loaded.id !== id) problems.push(report('FCC_LOAD_ID_MISMATCH', concern, id, loaded.id))
  problems.push(...compareServices(found, loaded))
  return problems.length > 0 ? { problems } : { plugin: loaded }
}

function compareServices(found: FoundManifest, plugin: Plugin): readonly Diagnostic[] {
  const { id, needs, optional, provides } = found.manifest
  const concern = { pluginId: id, place: placeOf(found) }
  const differ = (field: string, what: string, manifest: string | undefined): Diagnostic =>
    report('FCC_LOAD_SERVICE_DRIFT', concern, id, field, what, manifest ?? 'nothing of it')
  const problems: Diagnostic[] = []
  for (const [field, tokens, ranges] of [
    ['needs', plugin.needs, needs],
    ['optional', plugin.optional, optional],
  ] as const) {
    for (const token of Object.values(tokens)) {
      const range = Object.hasOwn(ranges, token.id) ? ranges[token.id] : undefined
      if (range !== undefined && satisfies(token.version, range)) continue
      problems.push(differ(field, `${token.id} ${token.version}`, range))
    }
  }
  for (const token of plugin.provides) {
    const version = Object.hasOwn(provides, token.id) ? provides[token.id] : undefined
    if (version === token.version) continue
    problems.push(differ('provides', `${token.id} ${token.version}`, version))
  }
  return problems
}
