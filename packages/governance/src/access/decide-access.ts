import {
  ACCESS_ACTIONS,
  type AccessAction,
  type AccessActionName,
  type Principal,
  personId,
  type RoleRules,
} from '@fcc/contracts'
import {
  permissionCovers,
  permissionNames,
  permissionsMeet,
  permissionTouches,
} from './permission.ts'

/** Who may, layer by layer: the host's rules, then the tenant's. Each must allow; a layer without rules says nothing. */
export type AccessLayers = readonly {
  readonly layer: 'host' | 'tenant'
  readonly rules: RoleRules
}[]

/** Whether somebody may do something, and why not. */
export type AccessDecision =
  | { readonly allowed: true }
  | {
      readonly allowed: false
      /** Their kind may never; no role of theirs allows it, in that layer; or each layer allows it for other objects. */
      readonly because: 'kind' | 'roles' | 'patterns'
      readonly layer?: 'host' | 'tenant' | undefined
      /** The roles that they have there. */
      readonly roles: readonly string[]
    }

/** What is to be done, and to what. */
export interface WantedAccess {
  readonly action: AccessActionName
  /** What a pattern is held against. `any` asks whether it is allowed for one object at least. */
  readonly object?: string | { readonly any: true } | undefined
  /** What stands behind the object, where the action is given by another one too: the workflow of a scenario. */
  readonly behind?: string | undefined
}

/**
 * Decides whether a principal may do something. Denied is what their kind may not do; then, where a layer
 * has rules, what none of the roles allows that they have in it. No layer gives what another denies, so a
 * tenant's rules only tighten the host's. Pure.
 *
 * @example
 * decideAccess([{ layer: 'host', rules }], principal, { action: 'runs:start', object: 'healthcare/note' })
 */
export function decideAccess(
  layers: AccessLayers,
  principal: Principal,
  wanted: WantedAccess,
): AccessDecision {
  const { kinds }: AccessAction = ACCESS_ACTIONS[wanted.action]
  if (!kinds.includes(principal.kind)) return { allowed: false, because: 'kind', roles: [] }
  const given: (readonly PermissionLine[])[] = []
  for (const each of layers) {
    const lines = permissionLines(each, principal, wanted)
    given.push(lines)
    if (lines.length > 0) continue
    const { layer, rules } = each
    return { allowed: false, because: 'roles', layer, roles: rolesIn(rules, principal) }
  }
  const [host = [], tenant] = given
  if (typeof wanted.object === 'object' && tenant && !haveCommonObject(host, tenant)) {
    const roles = layers.flatMap(({ rules }) => rolesIn(rules, principal))
    return { allowed: false, because: 'patterns', roles: [...new Set(roles)] }
  }
  return { allowed: true }
}

function haveCommonObject(
  host: readonly PermissionLine[],
  tenant: readonly PermissionLine[],
): boolean {
  return host.some((one) =>
    tenant.some((other) => permissionsMeet(one.permission, other.permission)),
  )
}

/** One permission of one role, as a layer has it. */
export interface PermissionLine {
  readonly layer: 'host' | 'tenant'
  readonly role: string
  readonly permission: string
}

/** The permissions of a layer that give a principal what is wanted, by their roles. Pure. */
export function permissionLines(
  { layer, rules }: AccessLayers[number],
  principal: Principal,
  wanted: WantedAccess,
): readonly PermissionLine[] {
  const { explicit, alsoBy }: AccessAction = ACCESS_ACTIONS[wanted.action]
  const also =
    alsoBy === undefined || wanted.behind === undefined
      ? []
      : permissionLines({ layer, rules }, principal, {
          action: alsoBy as AccessActionName,
          object: wanted.behind,
        })
  const own = rolesIn(rules, principal).flatMap((role) =>
    permissionsOf(rules, role)
      .filter((permission) => !explicit || permissionNames(permission, wanted.action))
      .filter((permission) => covers(permission, wanted))
      .map((permission) => ({ layer, role, permission })),
  )
  return [...own, ...also]
}

/** The roles of a principal under a layer's rules: those the host says they have, and those assigned here. */
export function rolesIn({ assignments }: RoleRules, principal: Principal): readonly string[] {
  const { id, roles, groups = [] } = principal
  const assigned = assignments
    .filter((each) =>
      'user' in each
        ? personId(each.user) === personId(id)
        : roles.includes(each.group) || groups.includes(each.group),
    )
    .map(({ role }) => role)
  return [...new Set([...roles, ...assigned])]
}

function permissionsOf({ roles }: RoleRules, role: string): readonly string[] {
  return Object.hasOwn(roles, role) ? (roles[role] ?? []) : []
}

function covers(permission: string, { action, object }: WantedAccess): boolean {
  return typeof object === 'object'
    ? permissionTouches(permission, action)
    : permissionCovers(permission, action, object)
}
