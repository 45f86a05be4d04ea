import { FccError } from '@fcc/plugin-api'

/** Errors of archives of a tenant. They name tenants and paths, never content. */
export const archiveErrors = {
  damaged: (file: string, problem: string, cause?: unknown) =>
    new FccError({
      code: 'FCC_TENANT_ARCHIVE_DAMAGED',
      why: `The archive ${file} cannot be used: ${problem}. Nothing was imported.`,
      fix: 'Use another copy of the file, or export the tenant once more.',
      cause,
    }),
  keyNeeded: (file: string, kind: string) =>
    new FccError({
      code: 'FCC_TENANT_ARCHIVE_KEY',
      why: `The archive ${file} was made for ${kind}, and what was given does not open it, or what it says of itself was changed. Nothing was imported.`,
      fix: 'Give the passphrase with --passphrase env:NAME or file:PATH, or the private key with --identity FILE.',
    }),
  proofsOnly: (file: string, tenant: string) =>
    new FccError({
      code: 'FCC_TENANT_ARCHIVE_PROOFS',
      why: `The archive ${file} was made for nobody and has no keys: nobody can open what is sealed in it, and tenant ${tenant} cannot work from it. Nothing was imported.`,
      fix: 'Export the tenant with --passphrase or --recipient. To take the log alone out of this one: tar -xf FILE records.fccbackup, then fcc store restore records.fccbackup --proofs DIR.',
    }),
  document: (tenant: string, path: string, problem: string, cause?: unknown) =>
    new FccError({
      code: 'FCC_TENANT_ARCHIVE_DOCUMENT',
      why: `A document of tenant ${tenant} cannot be exported: ${path} ${problem}.`,
      fix: 'Put the file itself in its place, or take it out of what the tenant’s configuration names.',
      cause,
    }),
  underWay: (tenant: string, cause: unknown) =>
    new FccError({
      code: 'FCC_TENANT_IMPORT_UNFINISHED',
      why: `Somebody else is importing tenant ${tenant} at this moment: nothing of that was removed, and nothing imported.`,
      fix: 'Wait until it is done. Where it was cut short, import the archive once more.',
      cause,
    }),
  notImportable: (tenant: string, problem: string) =>
    new FccError({
      code: 'FCC_TENANT_ARCHIVE_DOCUMENT',
      why: `Tenant ${tenant} cannot be exported: no host would import its archive, for ${problem}.`,
      fix: 'Raise that limit here and on the host that is to import it, or have the tenant’s configuration name fewer and shorter documents.',
    }),
  folderTaken: (folder: string) =>
    new FccError({
      code: 'FCC_TENANT_ARCHIVE_FOLDER',
      why: `The tenant's documents would go into ${folder}, and something is there already. Nothing was imported.`,
      fix: 'Name another folder with --documents DIR, or move away what is there.',
    }),
  notConfigured: (tenant: string) =>
    new FccError({
      code: 'FCC_TENANT_ARCHIVE_CONFIG',
      why: `Tenant ${tenant} has records here and is configured neither in fcc.yaml nor in the directory, so that nothing says what it is.`,
      fix: 'Add it first (fcc tenants add), or back up its records alone: fcc store backup --tenant ID.',
    }),
  cannotBeginAgain: (tenant: string, store: string) =>
    new FccError({
      code: 'FCC_TENANT_IMPORT_UNFINISHED',
      why: `An earlier import of tenant ${tenant} was cut short, and the store ${store} does not offer to remove what is there of it.`,
      fix: 'On PostgreSQL name a login that may: plugin_config.store-postgres.erase_url. Then import the archive once more.',
    }),
}
