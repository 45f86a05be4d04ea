import { FccError } from '@fcc/plugin-api'

/** Errors of copies, backups and restores. They name tenants, tables and files, never content. */
export const careErrors = {
  notCarried: (use: string) =>
    new FccError({
      code: 'FCC_STORE_NOT_CARRIED',
      why: `The store ${use} cannot give or take records: nothing of it outlives the process, or it comes from a plugin that does not say how.`,
      fix: 'Name a store that keeps its records, such as sqlite or postgres.',
    }),
  inUse: (tenant: string, run: string, until: string) =>
    new FccError({
      code: 'FCC_STORE_IN_USE',
      why: `Somebody executes run ${run} of tenant ${tenant}: its lease holds until ${until}.`,
      fix: 'Stop every process that works with the tenant, wait until the lease has lapsed, then try again.',
    }),
  taken: (tenant: string | undefined, where: string) =>
    new FccError({
      code: 'FCC_STORE_TAKEN',
      why: `${where} has records of ${tenant === undefined ? 'these tenants' : `tenant ${tenant}`} already; nothing was written over them.`,
      fix: 'Name a store that has nothing of this tenant: another directory, or another database.',
    }),
  differs: (tenant: string, tables: readonly string[]) =>
    new FccError({
      code: 'FCC_STORE_COPY_DIFFERS',
      why: `The copy of tenant ${tenant} differs from what was copied, in ${tables.join(', ')}; it has no mark, so nobody takes it for the tenant's store.`,
      fix: 'Stop every process that works with the tenant, and copy into a directory or database that has nothing of it.',
    }),
  damaged: (file: string, problem: string) =>
    new FccError({
      code: 'FCC_STORE_BACKUP_DAMAGED',
      why: `The backup ${file} cannot be used: ${problem}. Nothing was restored.`,
      fix: 'Use another copy of the file, or an earlier backup.',
    }),
  lineTooLong: (file: string, bytes: number) =>
    new FccError({
      code: 'FCC_STORE_BACKUP_DAMAGED',
      why: `The backup ${file} cannot be used: one of its lines is longer than ${bytes} bytes. Nothing was restored.`,
      fix: 'Use another copy of the file; where it does hold contents as large as that, raise `limits.archive_line_bytes` in fcc.yaml.',
    }),
  foreignRow: (tenant: string, kind: string) =>
    new FccError({
      code: 'FCC_STORE_BACKUP_DAMAGED',
      why: `What the backup says is tenant ${tenant}'s has a row of the kind ${kind} that is another one's. Tenant ${tenant} was not restored.`,
      fix: 'Use a backup that was made by fcc store backup; whoever made this one had the passphrase or the key.',
    }),
  keyNeeded: (file: string, kind: string) =>
    new FccError({
      code: 'FCC_STORE_BACKUP_KEY',
      why: `The keys in the backup ${file} are wrapped for ${kind}, and what was given does not open them. Nothing was restored.`,
      fix: 'Give the passphrase with --passphrase env:NAME or file:PATH, or the private key with --identity FILE.',
    }),
  proofsOnly: (file: string) =>
    new FccError({
      code: 'FCC_STORE_BACKUP_PROOFS',
      why: `The backup ${file} has no keys: what is sealed in it cannot be opened by anybody. Nothing was restored.`,
      fix: 'Take the proofs out of it: fcc store restore FILE --proofs DIR. To restore a tenant, take a backup that was made with --passphrase or --recipient.',
    }),
  noSuchTenant: (tenant: string, where: string, known: readonly string[]) =>
    new FccError({
      code: 'FCC_STORE_NO_TENANT',
      why: `${where} has no records of ${tenant}; it has those of ${known.join(', ') || 'nobody'}.`,
      fix: 'Name one of those, or leave --tenant out.',
    }),
}
