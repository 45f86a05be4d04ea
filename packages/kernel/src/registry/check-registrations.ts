import type { AnyHook, AnyPoint, Diagnostic, FoundManifest, PointScope } from '@fcc/plugin-api'
import { report } from '../diagnostics.ts'
import { suggest } from '../suggest.ts'
import { type AcceptedContribution, checkContributions } from './check-contributions.ts'
import type { Registrations } from './registrations.ts'

/** What the host knows, against which a plugin's registrations are held. */
export interface HostKnowledge {
  readonly scope: PointScope
  readonly points: ReadonlyMap<string, AnyPoint>
  /** Absent where any hook may be tapped. */
  readonly hooks: ReadonlyMap<string, AnyHook> | undefined
}

/** What became of one plugin's registrations. */
export interface CheckedRegistrations {
  readonly contributions: readonly AcceptedContribution[]
  /** Contributions whose value is not valid; the others stand. */
  readonly dropped: readonly {
    readonly contribution: AcceptedContribution
    readonly diagnostic: Diagnostic
  }[]
  /** What the whole plugin fails of. */
  readonly problems: readonly Diagnostic[]
}

/** Holds what a plugin registered against its manifest and the host. Pure but for the schemas. */
export function checkRegistrations(
  found: FoundManifest,
  registrations: Registrations,
  host: HostKnowledge,
): CheckedRegistrations {
  const checked = checkContributions(found, registrations.contributions, host)
  return {
    ...checked,
    problems: [
      ...checked.problems,
      ...checkHooks(found, registrations, host),
      ...checkServices(found, registrations),
    ],
  }
}

function checkHooks(
  { manifest: { id } }: FoundManifest,
  { taps }: Registrations,
  { hooks }: HostKnowledge,
): readonly Diagnostic[] {
  if (hooks === undefined) return []
  return taps
    .filter(({ hook }) => hooks.get(hook.id)?.hook !== hook.hook)
    .map(({ hook }) => {
      const hint = hooks.has(hook.id) ? '' : suggest(hook.id, hooks.keys())
      return report('FCC_SETUP_UNKNOWN_HOOK', { pluginId: id }, id, hook.id, hint)
    })
}

function checkServices(
  { manifest: { id, provides } }: FoundManifest,
  { services }: Registrations,
): readonly Diagnostic[] {
  const problems: Diagnostic[] = []
  const given = new Set<string>()
  for (const { service } of services) {
    if (!Object.hasOwn(provides, service.id)) {
      problems.push(report('FCC_SETUP_UNDECLARED_SERVICE', { pluginId: id }, id, service.id))
    }
    if (given.has(service.id)) {
      problems.push(report('FCC_SETUP_SERVICE_TWICE', { pluginId: id }, id, service.id))
    }
    given.add(service.id)
  }
  for (const service of Object.keys(provides).filter((declared) => !given.has(declared))) {
    problems.push(report('FCC_SETUP_SERVICE_NOT_PROVIDED', { pluginId: id }, id, service))
  }
  return problems
}
