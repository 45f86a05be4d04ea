import type { AccessActionName, Principal } from '@fcc/contracts'
import { type AccessRow, accessTable, decideAccess, rolesIn } from '@fcc/governance'
import type { TenantModel } from '../tenant-model.ts'
import { admitPrincipal } from './admit-principal.ts'

export type { AccessRow } from '@fcc/governance'

/** Who may do what at a tenant, as its roles and the host's say it. */
export interface TenantPermissions {
  /** Whether the host or the tenant has roles; where neither has, all is allowed that a kind may do. */
  readonly isConfigured: boolean
  /** Whether `who` are roles, each as a person has it, and not one principal. */
  readonly isByRole: boolean
  readonly who: readonly {
    /** A role, or the id of the principal. */
    readonly name: string
    /** The roles that they have here, those assigned to them too. */
    readonly roles: readonly string[]
    /** Every action of the one table. */
    readonly actions: readonly AccessRow[]
  }[]
}

/**
 * What a principal may do at a tenant, or without one what each role allows a person. Where no roles are
 * configured everybody is alike, and one entry says it. Pure; nothing is asked for and nothing audited.
 *
 * @throws FccError FCC_PRINCIPAL_INVALID
 * @example
 * tenantPermissions(tenant.model, { kind: 'human', id: 'ann', roles: ['nurse'] }).who[0].actions
 */
export function tenantPermissions(
  { access }: Pick<TenantModel, 'access'>,
  principal?: Principal,
): TenantPermissions {
  const isConfigured = access.length > 0
  const isByRole = principal === undefined && isConfigured
  const entry = (name: string, who: Principal) => ({
    name,
    roles: [...new Set(access.flatMap(({ rules }) => rolesIn(rules, who)))],
    actions: accessTable(access, who),
  })
  if (!isByRole) {
    const who = admitPrincipal(principal ?? { kind: 'human', id: 'anybody', roles: [] })
    return { isConfigured, isByRole, who: [entry(who.id, who)] }
  }
  const roles = [...new Set(access.flatMap(({ rules }) => Object.keys(rules.roles)))]
  const who = roles.map((role) => entry(role, { kind: 'human', id: '', roles: [role] }))
  return { isConfigured, isByRole, who }
}

/**
 * Whether a principal may do something to an object at a tenant: the same decision as where it is done.
 * Pure; what is asked before it is done leaves no denial in the log.
 *
 * @throws FccError FCC_PRINCIPAL_INVALID
 * @example
 * mayDo(tenant.model, session.principal, { action: 'runs:explain', object: run.scenario })
 */
export function mayDo(
  { access }: Pick<TenantModel, 'access'>,
  principal: Principal,
  wanted: { readonly action: AccessActionName; readonly object?: string | undefined },
): boolean {
  return decideAccess(access, admitPrincipal(principal), wanted).allowed
}
