import { initial } from './0001-initial.ts'
import { credential } from './0002-credential.ts'
import { erasingTenants } from './0003-erasing-tenants.ts'
import type { Migration } from './migration.ts'

/** The steps of the schema. A new step is a new file. */
export const migrations: readonly Migration[] = [initial, credential, erasingTenants]

/** The newest step that this version knows. */
export const NEWEST_STEP = migrations.at(-1)?.number ?? 0
