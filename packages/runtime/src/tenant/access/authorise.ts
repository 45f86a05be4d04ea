import type { AccessActionName, Principal } from '@fcc/contracts'
import { type AccessDecision, type AccessLayers, decideAccess, rolesIn } from '@fcc/governance'
import { actingPrincipal } from '../../audit/acting-principal.ts'
import { asDiagnostic, runtimeErrors } from '../../diagnostics.ts'
import type { KnownTenant } from '../known-tenant.ts'
import { appendEntry } from '../session/append-entry.ts'
import type { TenantHost } from '../tenant-host.ts'
import type { TenantServices } from '../tenant-services.ts'

/** What an action is done to; found out only where rules ask for it. */
export type AccessObject = () => Promise<Found> | Found
type Found =
  | string
  | typeof ANY_OBJECT
  /** An object with what stands behind it, for actions that are given by another one too. */
  | { readonly id: string; readonly behind: string }
  | undefined

/** Asks whether an action is allowed for one object at least: what it is done to is sorted out after. */
export const ANY_OBJECT = { any: true } as const

/** What is written down of a denial. The object is an id of the catalogue or directory, never the caller's words. */
interface Denial {
  readonly principal: Principal
  readonly action: AccessActionName
  readonly object?: string | undefined
  readonly decision: Extract<AccessDecision, { readonly allowed: false }>
}

/**
 * Lets a principal through to an action of a session, or denies it: the one place where that is checked.
 * A denial is in the tenant's audit log before the caller hears of it.
 *
 * @returns the principal with all roles that they have here, those assigned to them too
 * @throws FccError FCC_ACCESS_DENIED
 */
export async function authorise(
  services: TenantServices,
  principal: Principal,
  action: AccessActionName,
  object: AccessObject = () => undefined,
): Promise<Principal> {
  const layers = services.model.access
  const named = layers.length === 0 ? undefined : await objectFor(layers, principal, action, object)
  const wanted = typeof named === 'object' && 'id' in named ? named : { id: named }
  const { id, behind } = { behind: undefined, ...wanted }
  const decision = decideAccess(layers, principal, { action, object: id, behind })
  if (decision.allowed) return withRoles(layers, principal)
  const words = typeof id === 'string' ? id : undefined
  const denial = { principal, action, object: words, decision }
  await auditDenial(services, denial)
  throw runtimeErrors.accessDenied(services.tenant, denial)
}

/**
 * What an action is done to. Where nothing is found, somebody who may do it to no object at all is denied all
 * the same: an error about the object would tell them what there is.
 */
async function objectFor(
  layers: AccessLayers,
  principal: Principal,
  action: AccessActionName,
  object: AccessObject,
): Promise<Found> {
  try {
    return await object()
  } catch (error) {
    if (decideAccess(layers, principal, { action, object: ANY_OBJECT }).allowed) throw error
    return ANY_OBJECT
  }
}

/** Whether a principal may do something to one object at least; asks for nothing to be written. */
export function mayTouch(
  { model }: Pick<TenantServices, 'model'>,
  principal: Principal,
  action: AccessActionName,
  object: string,
): boolean {
  return decideAccess(model.access, principal, { action, object }).allowed
}

/**
 * Lets a principal through to an action of the runtime. The host's rules decide alone: a tenant's own
 * could keep the host from ever changing them. A denial is in the log of the tenant, where there is one.
 *
 * @throws FccError FCC_ACCESS_DENIED
 */
export async function authoriseHost(
  host: Pick<TenantHost, 'config' | 'onDiagnostic'>,
  principal: Principal,
  asked: {
    readonly action: AccessActionName
    readonly tenant: string
    readonly known?: KnownTenant | undefined
  },
): Promise<void> {
  const { action, tenant, known } = asked
  const layers = host.config.access ? [{ layer: 'host' as const, rules: host.config.access }] : []
  const decision = decideAccess(layers, principal, { action, object: tenant })
  if (decision.allowed) return
  const denial = { principal, action, object: tenant, decision }
  const error = runtimeErrors.accessDenied(tenant, denial)
  host.onDiagnostic({ ...asDiagnostic(error), severity: 'warning' })
  const use = await known?.acquire().catch(() => undefined)
  if (use) await auditDenial(use.services, denial).finally(use.release)
  throw error
}

async function auditDenial(
  services: TenantServices,
  { principal, action, object, decision }: Denial,
): Promise<void> {
  const { because, layer } = decision
  await appendEntry(services, 'denied', {
    type: 'fcc.access.denied',
    subject: `urn:fcc:tenant:${services.tenant}`,
    data: { by: actingPrincipal(principal), action, object, because, layer },
  })
}

/** Layers → principal → who they are under these layers: both stay the same objects from one action to the next. */
const known = new WeakMap<AccessLayers, WeakMap<Principal, Principal>>()

/** @param principal admitted, and so frozen */
function withRoles(layers: AccessLayers, principal: Principal): Principal {
  const under = known.get(layers) ?? new WeakMap<Principal, Principal>()
  known.set(layers, under)
  const found = under.get(principal) ?? roleHolder(layers, principal)
  under.set(principal, found)
  return found
}

function roleHolder(layers: AccessLayers, principal: Principal): Principal {
  // Groups have become roles here, or are none: nothing that follows reads them.
  const { groups: _, ...rest } = principal
  if (layers.length === 0) return Object.freeze(rest)
  const roles = layers.flatMap(({ rules }) => rolesIn(rules, principal))
  return Object.freeze({ ...rest, roles: Object.freeze([...new Set(roles)]) })
}
