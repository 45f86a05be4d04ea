import type { Reload, WaitingChange } from '@fcc/runtime'
import { visible } from '../io/visible.ts'

/** What a reload came to, for people; first what was taken over, then what was not, with why. */
export interface ReloadLines {
  readonly taken: readonly string[]
  readonly kept: readonly string[]
}

/**
 * Says what a reload came to. Pure.
 *
 * @example
 * reloadLines({ tenants: [], waiting: [] }) // { taken: ['Reloaded: nothing is new.'], kept: [] }
 */
export function reloadLines({ tenants, waiting }: Reload): ReloadLines {
  const changed = tenants.filter(({ outcome }) => outcome !== 'kept')
  const kept = tenants.filter(({ outcome }) => outcome === 'kept')
  return {
    taken:
      changed.length === 0
        ? [`Reloaded: nothing ${kept.length + waiting.length === 0 ? 'is new' : 'was taken over'}.`]
        : ['Reloaded.', ...changed.map(({ tenant, outcome }) => `  ${tenant}  ${outcome}`)],
    kept: [
      ...kept.flatMap(({ tenant, diagnostics }) => [
        `Tenant ${tenant} keeps what it had:`,
        ...diagnostics.flatMap(({ why, fix }) =>
          `${why}\n${fix}`.split('\n').map((line) => `  ${visible(line)}`),
        ),
      ]),
      ...waiting.map(waitingLine),
    ],
  }
}

function waitingLine({ kind, name }: WaitingChange): string {
  const said = visible(name)
  switch (kind) {
    case 'setting':
      return `${said} of fcc.yaml is the host’s: it counts from the next start.`
    case 'package':
      return `${said} lies where another version is loaded: it counts from the next start.`
    case 'tenant':
      return `Tenant ${said} is no longer in fcc.yaml: it is served until the next start.`
  }
}
