import type { DirectoryRow } from '@fcc/contracts'
import { FccError } from '@fcc/plugin-api'

type Row = Pick<DirectoryRow, 'tenant' | 'at' | 'by'>

/** Errors of tenants that are erased, or not wholly imported. */
export const erasureErrors = {
  erased: ({ tenant, at, by }: Row) =>
    new FccError({
      code: 'FCC_TENANT_ERASED',
      why: `Tenant ${tenant} was erased at ${at} by ${by}; the control store says so, and nothing is opened or put back under its id.`,
      fix: `Take its block out of fcc.yaml, and choose another id for a new tenant. Where files of it were put back, fcc tenants erase ${tenant} --confirm ${tenant} removes them.`,
    }),
  unfinished: ({ tenant, at, by }: Row) =>
    new FccError({
      code: 'FCC_TENANT_ERASURE_UNFINISHED',
      why: `The erasure of tenant ${tenant}, begun at ${at} by ${by}, did not come to its end.`,
      fix: `Finish it with fcc tenants erase ${tenant} --confirm ${tenant}.`,
    }),
  importing: ({ tenant, at, by }: Row) =>
    new FccError({
      code: 'FCC_TENANT_IMPORT_UNFINISHED',
      why: `The import of tenant ${tenant}, begun at ${at} by ${by}, did not come to its end, or is under way.`,
      fix: `Import the archive once more (fcc tenants import FILE): what is there of it is removed first. Or remove it: fcc tenants erase ${tenant} --confirm ${tenant}.`,
    }),
  notConfirmed: (tenant: string) =>
    new FccError({
      code: 'FCC_TENANT_ERASE_CONFIRM',
      why: `Erasing tenant ${tenant} was not confirmed: there is no way back, so its id has to be written out once more.`,
      fix: `Make a backup if one is wanted (fcc store backup), then write --confirm ${tenant}, or { confirm: '${tenant}' } in code.`,
    }),
  notOffered: (tenant: string, store: string) =>
    new FccError({
      code: 'FCC_TENANT_ERASE_STORE',
      why: `Tenant ${tenant} was not erased: the store ${store} does not offer it.`,
      fix: 'On PostgreSQL name a login that may: plugin_config.store-postgres.erase_url. A store that has no such thing is copied to SQLite files (fcc store copy), the tenant erased there, and the old store removed.',
    }),
  inUse: (tenant: string, cause: unknown) =>
    new FccError({
      code: 'FCC_TENANT_ERASE_IN_USE',
      why: `Nothing of tenant ${tenant} was removed: another process has its store open still. It is told to close it.`,
      fix: `Call it again in a moment: fcc tenants erase ${tenant} --confirm ${tenant}. A process that does not look at the directory (limits.directory_poll_ms: 0) has to be stopped.`,
      cause,
    }),
  left: (tenant: string, left: readonly (readonly [string, number])[]) =>
    new FccError({
      code: 'FCC_TENANT_ERASE_LEFT',
      why: `Of tenant ${tenant} there is something left: ${left.map(([kind, count]) => `${kind} ${count}`).join(', ')}.`,
      fix: `See who reads the store at this moment, and call it again: fcc tenants erase ${tenant} --confirm ${tenant}.`,
    }),
}
