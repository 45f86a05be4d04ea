import type { Diagnostic, FoundManifest, Want } from '@fcc/plugin-api'
import satisfies from 'semver/functions/satisfies.js'
import validRange from 'semver/ranges/valid.js'
import { report } from '../diagnostics.ts'
import { type Draft, settle } from './draft.ts'
import { concernOf } from './plan.ts'

/** A want, and the copy that the package manager gave for it. */
interface Wanted extends Want {
  readonly copy: FoundManifest
}

/**
 * Takes one copy of each plugin that was found in several: the highest version that satisfies everyone
 * who asks for it and is part of this plan. Where there is none, the plugin is out, and this plan's
 * alone: plans without the one side or the other have their copy.
 *
 * @param isSelection true where the plan keeps to some plugins: what the application itself asks for
 * then counts only where no plugin asks
 */
export function chooseCopies(draft: Draft, isSelection: boolean): void {
  const asking = new Set([...draft.alive.values()].map(({ packageName }) => packageName))
  for (const [id, first] of [...draft.alive]) {
    const copies = draft.found.get(id) ?? []
    if (copies.length < 2) continue
    const isOnePackage = copies.every(
      ({ declared, packageName }) => declared !== false && packageName === first.packageName,
    )
    if (!isOnePackage) {
      settle(draft, id, [refuseOthers(first, copies)])
      continue
    }
    const wants = copies.flatMap((copy) => (copy.wantedBy ?? []).map((want) => ({ ...want, copy })))
    const byPlugins = wants.filter(({ by }) => by !== undefined && asking.has(by))
    const byHost = wants.filter(({ by }) => by === undefined)
    const counting = isSelection && byPlugins.length > 0 ? byPlugins : [...byPlugins, ...byHost]
    const chosen = copies.find((copy) => counting.every((want) => meets(copy, want)))
    if (chosen === undefined) {
      settle(draft, id, [refuseCopies(first, copies, counting)])
      continue
    }
    draft.alive.set(id, chosen)
    draft.diagnostics.push(
      report('FCC_PLAN_SEVERAL_COPIES', {
        ...concernOf(chosen),
        severity: 'notice',
        copies: copies.map(writeCopy).join(' and '),
        version: chosen.version,
      }),
    )
  }
}

/** What a package manager gave for a want meets it; a want without a range means what is compatible with that. */
function meets(copy: FoundManifest, { range, copy: given }: Wanted): boolean {
  if (copy === given) return true
  const known = range !== undefined && validRange(range) !== null ? range : `^${given.version}`
  return satisfies(copy.version, known, { includePrerelease: true })
}

const writeCopy = ({ version, location }: FoundManifest): string => `${version} in ${location}`

function refuseOthers(first: FoundManifest, copies: readonly FoundManifest[]): Diagnostic {
  const locations = copies.map(({ location }) => location).join(' and ')
  return report('FCC_PLAN_DUPLICATE_PLUGIN', { ...concernOf(first), locations })
}

function refuseCopies(
  first: FoundManifest,
  copies: readonly FoundManifest[],
  wants: readonly Wanted[],
): Diagnostic {
  const written = copies.map((copy) => {
    const by = wants
      .filter((want) => want.copy === copy)
      .map(
        ({ by = 'the application', range }) => `${by}${range === undefined ? '' : ` (${range})`}`,
      )
    return `${writeCopy(copy)}${by.length > 0 ? ` for ${by.join(', ')}` : ''}`
  })
  return report('FCC_PLAN_INCOMPATIBLE_COPIES', {
    ...concernOf(first),
    copies: written.join(' and '),
  })
}
