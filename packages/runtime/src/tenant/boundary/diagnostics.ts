import { type Diagnostic, FccError } from '@fcc/plugin-api'
import type { TenantLock, TenantSuspension } from './boundary.ts'

const on = (at: number): string => new Date(at).toISOString()

/** Errors of reading across tenants. The texts carry ids and times, never content. */
export const boundaryErrors = {
  grantInvalid: (what: string) =>
    new FccError({
      code: 'FCC_GRANT_INVALID',
      why: `Nothing can be granted so: ${what}.`,
      fix: 'Say it otherwise; `fcc grants create --help` lists what there is to say.',
    }),
  grantUnknown: (tenant: string, id: string) =>
    new FccError({
      code: 'FCC_GRANT_UNKNOWN',
      why: `Tenant ${tenant} has given no grant ${id}.`,
      fix: 'Look at those that there are: fcc grants list.',
    }),
  tooManyGrants: (tenant: string, most: number) =>
    new FccError({
      code: 'FCC_GRANT_TOO_MANY',
      why: `Tenant ${tenant} has ${most} grants that are not over, which is the most that it can have.`,
      fix: 'Take back some that nobody needs: fcc grants list, fcc grants revoke ID. Or grant to a role instead of to each person.',
    }),
  grantOver: (asked: { readonly tenant: string; readonly id: string }, overAt: number) =>
    new FccError({
      code: 'FCC_GRANT_OVER',
      why: `The grant ${asked.id} of tenant ${asked.tenant} has been over since ${on(overAt)}: it was taken back, or its time has passed.`,
      fix: `Ask somebody of ${asked.tenant} for another one.`,
    }),
  grantNotCovered: (asked: { readonly tenant: string; readonly purpose: string }) =>
    new FccError({
      code: 'FCC_GRANT_NOT_COVERED',
      why: `What tenant ${asked.tenant} granted does not cover this: it is for somebody else, for something else, or for another purpose than ${asked.purpose}.`,
      fix: `Ask as whom and for the purpose that the grant names, or ask somebody of ${asked.tenant} for another one.`,
    }),
  grantElsewhere: (tenant: string) =>
    new FccError({
      code: 'FCC_GRANT_ELSEWHERE',
      why: `Tenant ${tenant} granted something to this tenant, and this process has ${tenant} not open: it was started for other tenants, or ${tenant} was removed.`,
      fix: `Read where ${tenant} is open: a host that was started for all tenants, or fcc grants read.`,
    }),
  grantForbidden: (asked: { readonly tenant: string; readonly by: string }, says: string) =>
    new FccError({
      code: 'FCC_GRANT_FORBIDDEN',
      why: `The rules of tenant ${asked.by} do not allow this reading in tenant ${asked.tenant}: ${says}`,
      fix: `Change the rule at cross_tenant_query of ${asked.by}, where that is right; the decision is in both logs.`,
    }),
  tenantLocked: (tenant: string, lock: TenantLock) =>
    new FccError({
      code: 'FCC_TENANT_LOCKED',
      why: `Tenant ${tenant} has been locked since ${on(lock.since)}: ${lock.by} named tenant ${lock.named}, which granted it nothing. Nothing starts, and what runs waits.`,
      fix: `Find out why in its log (fcc audit export --tenant ${tenant}); then a person lets it work again: fcc tenants unlock ${tenant} --as NAME.`,
    }),
  ownerLocked: (tenant: string) =>
    new FccError({
      code: 'FCC_TENANT_LOCKED',
      why: `Tenant ${tenant}, whose data this is, is locked: nobody reads there.`,
      fix: `Ask again once a person of the host has let it work again: fcc tenants unlock ${tenant}.`,
    }),
  tenantSuspended: (tenant: string, { since, by, reason }: TenantSuspension) =>
    new FccError({
      code: 'FCC_TENANT_SUSPENDED',
      why: `Tenant ${tenant} has been suspended since ${on(since)} by ${by}: ${reason}. Nothing new starts, and what runs waits; what was done can be read.`,
      fix: `Ask whoever runs the host. They let it work again: fcc tenants resume ${tenant} --as NAME.`,
    }),
  ownerSuspended: (tenant: string) =>
    new FccError({
      code: 'FCC_TENANT_SUSPENDED',
      why: `Tenant ${tenant}, whose data this is, is suspended: nobody of another tenant reads there.`,
      fix: `Ask again once whoever runs the host has let it work again: fcc tenants resume ${tenant}.`,
    }),
  reasonInvalid: (problem: string) =>
    new FccError({
      code: 'FCC_TENANT_REASON_INVALID',
      why: `The reason for which a tenant is to be suspended ${problem}.`,
      fix: 'Say it in one line of at most 200 characters; it is in the tenant’s log, and shown to who is refused.',
    }),
  boundaryChanged: (tenant: string) =>
    new FccError({
      code: 'FCC_TENANT_BOUNDARY_CHANGED',
      why: `The grants and the lock of tenant ${tenant} were changed by others at the same time, again and again.`,
      fix: 'Look at them with fcc grants list, and decide again.',
    }),
  boundaryOlder: (
    tenant: string,
    { found, known }: { readonly found: number; readonly known: number },
  ): FccError =>
    new FccError({
      code: 'FCC_TENANT_BOUNDARY_OLDER',
      why: `What tenant ${tenant} granted and whether it is locked is stored as of version ${found}; version ${known} was written. Somebody deleted the row, or put an older one back.`,
      fix: `Put the control store back from a newer backup. Or let a person begin anew, with no grants and no lock: fcc tenants unlock ${tenant} --as NAME.`,
    }),
  lockNotNoted: (tenant: string, error: unknown): Diagnostic => ({
    severity: 'warning',
    code: 'FCC_TENANT_LOCKED',
    why: `The attempt on tenant ${tenant} could not be written into its log: ${error instanceof Error ? error.message : String(error)}`,
    fix: `Run fcc doctor for ${tenant}; the attempt is in the log of the tenant that made it.`,
  }),
}
