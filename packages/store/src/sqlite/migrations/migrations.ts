import { controlInitial } from './control-0001-initial.ts'
import { controlTenantDirectory } from './control-0002-tenant-directory.ts'
import { controlStoreMark } from './control-0003-store-mark.ts'
import { controlCredential } from './control-0004-credential.ts'
import type { Migration } from './migration.ts'
import { referenceInitial } from './reference-0001-initial.ts'
import { tenantInitial } from './tenant-0001-initial.ts'
import { tenantIdentity } from './tenant-0002-identity.ts'
import { tenantRemoval } from './tenant-0003-removal.ts'

/** The steps of a tenant's file. A new step is a new file; one that was released never changes. */
export const tenantMigrations: readonly Migration[] = [tenantInitial, tenantIdentity, tenantRemoval]

/** The steps of the control file. */
export const controlMigrations: readonly Migration[] = [
  controlInitial,
  controlTenantDirectory,
  controlStoreMark,
  controlCredential,
]

/** The steps of the file of reference data. */
export const referenceMigrations: readonly Migration[] = [referenceInitial]
