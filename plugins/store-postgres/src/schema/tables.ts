import { ROLES } from './roles.ts'

/** What serving may do with a table. Columns in parentheses are those that may be changed. */
type Grants = string

/** Tables of which each row belongs to a tenant, and what serving may do with them. */
export const TENANT_TABLES: Readonly<Record<string, Grants>> = {
  tenant: 'SELECT, INSERT, UPDATE (identity, entries, events, ordinals)',
  run: 'SELECT, INSERT, UPDATE, DELETE',
  run_index: 'SELECT, INSERT, UPDATE, DELETE',
  run_row: 'SELECT, INSERT, UPDATE, DELETE',
  lease: 'SELECT, INSERT, UPDATE, DELETE',
  journal_step: 'SELECT, INSERT, DELETE',
  approval: 'SELECT, INSERT, DELETE',
  run_command: 'SELECT, INSERT, UPDATE (carried), DELETE',
  content: 'SELECT, INSERT, UPDATE (run), DELETE',
  content_use: 'SELECT, INSERT, DELETE',
  // Nobody who serves takes an entry out of the log: of one that is removed the text is emptied.
  audit_entry: 'SELECT, INSERT, UPDATE (canonical)',
  audit_tree: 'SELECT, INSERT, UPDATE',
  event: 'SELECT, INSERT, UPDATE (sent), DELETE',
  ledger_movement: 'SELECT, INSERT',
  removal: 'SELECT, INSERT',
  wrapped_key: 'SELECT, INSERT, DELETE',
  erasure: 'SELECT, INSERT',
  accepted_capabilities: 'SELECT, INSERT, UPDATE',
}

/** Tables that belong to the host. */
export const HOST_TABLES: Readonly<Record<string, Grants>> = {
  tenant_directory: 'SELECT, INSERT, UPDATE',
  tenant_work: 'SELECT, INSERT, UPDATE, DELETE',
  store_mark: 'SELECT, INSERT, UPDATE',
  credential: 'SELECT, INSERT, UPDATE, DELETE',
  reference_text: 'SELECT, INSERT',
  reference_data: 'SELECT, INSERT',
}

/** Tables of the host that have rows of tenants, beside the directory. */
const TENANTS_IN_HOST_TABLES = ['tenant_work', 'store_mark', 'credential'] as const

/** What who erases may take rows out of; `run_index`, which has policies by role, is left to who serves. */
export const ERASED_TABLES: readonly string[] = [
  ...Object.keys(TENANT_TABLES).filter((table) => table !== 'run_index'),
  ...TENANTS_IN_HOST_TABLES,
]

/** Where a tenant begins anew: every other row of one is written under the lock of its row in `tenant`. */
const BEGUN_IN = [
  ...(['tenant', 'wrapped_key', 'erasure', 'accepted_capabilities'] as const),
  ...TENANTS_IN_HOST_TABLES,
] as const

/** The one table that everybody reads before anything is known: which steps were taken. */
export const MIGRATION_TABLE = 'migration'

/** Tables that grow for good, in parts by tenant: `audit_entry_00` and so on. */
export const PARTITIONED = ['audit_entry', 'event'] as const

/** How many parts each of them has. */
export const PARTS = 16

/** The names of the parts of a table. */
export const partsOf = (table: string): readonly string[] =>
  Array.from({ length: PARTS }, (_, part) => `${table}_${String(part).padStart(2, '0')}`)

/** A policy as it must be, in the words in which PostgreSQL gives it back. */
export interface Policy {
  readonly name: string
  /** Whom it is for; nobody named is everybody. */
  readonly roles: readonly string[]
  readonly command: 'ALL' | 'SELECT' | 'INSERT'
  /** Absent where nothing is read by it. */
  readonly using?: string | undefined
  /** Absent where nothing is written by it. */
  readonly check?: string | undefined
  /** Whether it takes away from what others give. */
  readonly restrictive?: true
}

const OF_TENANT = '(tenant = fcc.current_tenant())'

const tenantPolicy = (roles: readonly string[] = []): Policy => ({
  name: 'of_tenant',
  roles,
  command: 'ALL',
  using: OF_TENANT,
  check: OF_TENANT,
})

const hostPolicy: Policy = {
  name: 'of_host',
  roles: [],
  command: 'ALL',
  using: 'fcc.is_host()',
  check: 'fcc.is_host()',
}

const readByAll: Policy = { name: 'read_by_all', roles: [], command: 'SELECT', using: 'true' }

const writtenByOwner: Policy = {
  name: 'written_by_owner',
  roles: [ROLES.owner],
  command: 'ALL',
  using: 'true',
  check: 'true',
}

/** A login of the eraser sees nothing of a tenant until an act has begun. Asked once a statement. */
const whileErasing: Policy = {
  name: 'while_erasing',
  roles: [ROLES.eraser],
  command: 'ALL',
  using: `(${OF_TENANT} AND ( SELECT fcc.is_erasing() AS is_erasing))`,
  restrictive: true,
}

/** Nothing begins under the id of a tenant that is erased, or about to be, whoever has not heard of it. */
const notErased: Policy = {
  name: 'not_erased',
  roles: [ROLES.app],
  command: 'INSERT',
  check: 'fcc.refuse_erased(tenant)',
  restrictive: true,
}

/** The policies of every table, by its name: what serving is refused without. */
export function expectedPolicies(): ReadonlyMap<string, readonly Policy[]> {
  const policies = new Map<string, readonly Policy[]>()
  for (const table of Object.keys(TENANT_TABLES)) policies.set(table, [tenantPolicy()])
  for (const table of PARTITIONED.flatMap(partsOf)) policies.set(table, [tenantPolicy()])
  for (const table of Object.keys(HOST_TABLES)) policies.set(table, [hostPolicy])
  policies.set('run_index', [
    tenantPolicy([ROLES.app, ROLES.owner]),
    { name: 'of_dispatcher', roles: [ROLES.dispatcher], command: 'SELECT', using: 'true' },
  ])
  policies.set(MIGRATION_TABLE, [readByAll, writtenByOwner])
  const add = (table: string, policy: Policy) =>
    policies.set(table, [...(policies.get(table) ?? []), policy])
  for (const table of ERASED_TABLES) add(table, whileErasing)
  for (const table of BEGUN_IN) add(table, notErased)
  return policies
}
