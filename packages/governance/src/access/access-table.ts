import {
  ACCESS_ACTION_NAMES,
  ACCESS_ACTIONS,
  type AccessAction,
  type AccessActionName,
  type Principal,
} from '@fcc/contracts'
import {
  type AccessDecision,
  type AccessLayers,
  decideAccess,
  type PermissionLine,
  permissionLines,
} from './decide-access.ts'

/** What somebody may do with one action, and which lines say so. */
export interface AccessRow {
  readonly action: AccessActionName
  /** What a pattern names, where the action has an object. */
  readonly object: AccessAction['object']
  readonly kinds: AccessAction['kinds']
  /** Whether it is allowed, for one object at least. */
  readonly decision: AccessDecision
  /** The permissions that give it, in each layer that is asked; none where no layer has rules. */
  readonly lines: readonly PermissionLine[]
}

/**
 * Every action of the one table, with what a principal may do: the same decision that is made when they
 * do it. Where a line has a pattern, it is for the objects that the pattern names. Actions of the host
 * (tenants, safeguards, stores, reference data) are decided by the host's layer alone. Pure.
 *
 * @example
 * accessTable(layers, principal).filter(({ decision }) => decision.allowed).map(({ action }) => action)
 */
export function accessTable(layers: AccessLayers, principal: Principal): readonly AccessRow[] {
  return ACCESS_ACTION_NAMES.map((action) => {
    const { object, kinds }: AccessAction = ACCESS_ACTIONS[action]
    const isOfHost = object === 'tenant' || object === 'reference data'
    const asked = isOfHost ? layers.filter(({ layer }) => layer === 'host') : layers
    const wanted = { action, object: { any: true } as const }
    const decision = decideAccess(asked, principal, wanted)
    const lines = decision.allowed
      ? asked.flatMap((layer) => permissionLines(layer, principal, wanted))
      : []
    return { action, object, kinds, decision, lines }
  })
}
