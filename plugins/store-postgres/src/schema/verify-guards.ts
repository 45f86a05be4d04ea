import type { PoolClient } from 'pg'
import { postgresError } from '../diagnostics.ts'
import { FUNCTIONS, type GuardFunction } from './functions.ts'
import { NEWEST_STEP } from './migrations/migrations.ts'
import { ROLES } from './roles.ts'
import { expectedPolicies, type Policy } from './tables.ts'

interface FoundTable {
  readonly name: string
  readonly enabled: boolean
  readonly forced: boolean
  readonly owner: string
  readonly kind: string
}

interface FoundPolicy {
  readonly table: string
  readonly name: string
  readonly permissive: boolean
  readonly command: string
  readonly roles: readonly string[]
  readonly using: string | null
  readonly check: string | null
}

interface FoundRole {
  readonly name: string
  readonly super: boolean
  readonly bypass: boolean
}

interface FoundFunction {
  readonly name: string
  readonly body: string
  readonly language: string
  readonly definer: boolean
  readonly takes: string
  readonly settings: readonly string[] | null
  /** Who may call it, where not everybody may. */
  readonly callers: readonly string[] | null
}

const COMMANDS: Readonly<Record<string, string>> = { ALL: '*', SELECT: 'r', INSERT: 'a' }

/** What a user of the store is to be, and what it must not be able to become. */
const TOO_STRONG = {
  app: {
    [ROLES.owner]: 'owns the tables',
    [ROLES.dispatcher]: 'sees the runs of all tenants',
    [ROLES.eraser]: 'takes entries out of logs',
  },
  eraser: {
    [ROLES.owner]: 'owns the tables',
    [ROLES.dispatcher]: 'sees the runs of all tenants',
    [ROLES.app]: 'could begin by itself what it carries out',
  },
} as const satisfies Record<string, Readonly<Record<string, string>>>

/**
 * Looks whether the database keeps tenants apart for the user of this connection: the step of the tables, the
 * policies of every one of them, their functions, and that no role that the user has can go past them: whoever serves
 * erases no tenant, and whoever erases begins nothing.
 *
 * @throws FccError FCC_POSTGRES_VERSION, FCC_POSTGRES_NOT_MIGRATED, FCC_POSTGRES_NEWER,
 * FCC_POSTGRES_ROLE_TOO_STRONG, FCC_POSTGRES_UNGUARDED
 */
export async function verifyGuards(
  client: PoolClient,
  where: string,
  as: keyof typeof TOO_STRONG = 'app',
): Promise<void> {
  await assertStep(client, where)
  await assertRoles(client, as)
  await assertFunctions(client)
  await assertTables(client)
}

async function rowsOf<Row>(client: PoolClient, text: string): Promise<readonly Row[]> {
  const { rows } = await client.query(text)
  return rows as Row[]
}

async function assertStep(client: PoolClient, where: string): Promise<void> {
  const [server] = await rowsOf<{
    version: number
    said: string
    encoding: string
    table: boolean
  }>(
    client,
    `SELECT current_setting('server_version_num')::int AS version,
       current_setting('server_version') AS said, current_setting('server_encoding') AS encoding,
       to_regclass('fcc.migration') IS NOT NULL AS table`,
  )
  if (!server || server.version < 150_000 || server.encoding !== 'UTF8') {
    throw postgresError('FCC_POSTGRES_VERSION', [where, `${server?.said} in ${server?.encoding}`])
  }
  if (!server.table) throw postgresError('FCC_POSTGRES_NOT_MIGRATED', [where, 0, NEWEST_STEP])
  const [step] = await rowsOf<{ found: number; oldest: number }>(
    client,
    `SELECT coalesce(max(number), 0) AS found,
       coalesce(max(works_with) FILTER (WHERE number > ${NEWEST_STEP}), 0) AS oldest FROM fcc.migration`,
  )
  const { found = 0, oldest = 0 } = step ?? {}
  if (found < NEWEST_STEP) {
    throw postgresError('FCC_POSTGRES_NOT_MIGRATED', [where, found, NEWEST_STEP])
  }
  if (oldest > NEWEST_STEP) throw postgresError('FCC_POSTGRES_NEWER', [where, found, NEWEST_STEP])
}

/** Membership counts, used or not: whoever is a member can become the role. */
async function assertRoles(client: PoolClient, as: keyof typeof TOO_STRONG): Promise<void> {
  const roles = await rowsOf<FoundRole>(
    client,
    `SELECT rolname AS name, rolsuper AS super, rolbypassrls AS bypass FROM pg_roles
     WHERE pg_has_role(session_user, oid, 'MEMBER') OR pg_has_role(current_user, oid, 'MEMBER')`,
  )
  for (const { name, super: isSuper, bypass } of roles) {
    if (isSuper) throw postgresError('FCC_POSTGRES_ROLE_TOO_STRONG', [name, 'is a superuser', as])
    if (bypass) throw postgresError('FCC_POSTGRES_ROLE_TOO_STRONG', [name, 'has BYPASSRLS', as])
    const problem = (TOO_STRONG[as] as Readonly<Record<string, string>>)[name]
    if (problem !== undefined)
      throw postgresError('FCC_POSTGRES_ROLE_TOO_STRONG', [name, problem, as])
  }
}

async function assertFunctions(client: PoolClient): Promise<void> {
  const found = await rowsOf<FoundFunction>(
    client,
    `SELECT proname AS name, prosrc AS body, lanname AS language, prosecdef AS definer,
       pg_get_function_arguments(pg_proc.oid) AS takes, proconfig AS settings,
       (SELECT array_agg(coalesce(nullif(grantee, 0)::regrole::text, 'PUBLIC') ORDER BY grantee)
        FROM aclexplode(proacl) WHERE grantee <> proowner) AS callers
     FROM pg_proc JOIN pg_language ON pg_language.oid = prolang
     WHERE pronamespace = 'fcc'::regnamespace`,
  )
  for (const [name, wanted] of Object.entries(FUNCTIONS)) {
    const [one, ...more] = found.filter((each) => each.name === name)
    if (!one || more.length > 0 || !isSameFunction(one, wanted)) {
      throw postgresError('FCC_POSTGRES_UNGUARDED', [`The function fcc.${name}`, 'is another one'])
    }
  }
}

function isSameFunction(
  found: FoundFunction,
  { takes, body, settings = [], only }: GuardFunction,
): boolean {
  return (
    found.body === body &&
    found.language === 'plpgsql' &&
    found.takes === takes &&
    (found.settings ?? []).join() === settings.join() &&
    found.definer === (only !== undefined) &&
    (only === undefined || found.callers?.join() === only)
  )
}

async function assertTables(client: PoolClient): Promise<void> {
  const tables = await rowsOf<FoundTable>(
    client,
    `SELECT relname AS name, relrowsecurity AS enabled, relforcerowsecurity AS forced,
       pg_get_userbyid(relowner) AS owner, relkind AS kind
     FROM pg_class WHERE relnamespace = 'fcc'::regnamespace AND relkind IN ('r', 'p', 'v', 'm', 'f')`,
  )
  const policies = await rowsOf<FoundPolicy>(
    client,
    `SELECT relname AS table, polname AS name, polpermissive AS permissive, polcmd AS command,
       ARRAY(SELECT CASE WHEN each = 0 THEN 'public' ELSE pg_get_userbyid(each)::text END
             FROM unnest(polroles) AS each ORDER BY 1) AS roles,
       pg_get_expr(polqual, polrelid) AS using, pg_get_expr(polwithcheck, polrelid) AS check
     FROM pg_policy JOIN pg_class ON pg_class.oid = polrelid
     WHERE relnamespace = 'fcc'::regnamespace`,
  )
  const expected = expectedPolicies()
  for (const table of expected.keys()) {
    if (!tables.some(({ name }) => name === table)) throw unguarded(table, 'is not there')
  }
  for (const { name, enabled, forced, owner, kind } of tables) {
    const wanted = expected.get(name)
    if (!wanted && !'rp'.includes(kind)) throw unguarded(name, 'is no table of ours')
    if (owner !== ROLES.owner) throw unguarded(name, `belongs to ${owner}`)
    if (!enabled || !forced) throw unguarded(name, 'has no forced row-level security')
    // A table of a newer step is its own matter, as long as it has policies; what they say is not known here.
    if (!wanted) continue
    const found = policies.filter(({ table }) => table === name)
    const missing = wanted.find((policy) => !found.some((each) => isSame(each, policy)))
    if (missing) throw unguarded(name, `lacks the policy ${missing.name}`)
    const more = found.find((each) => !wanted.some((policy) => isSame(each, policy)))
    if (more?.permissive)
      throw unguarded(name, `has the policy ${more.name}, which is none of ours`)
  }
}

const unguarded = (table: string, problem: string) =>
  postgresError('FCC_POSTGRES_UNGUARDED', [`The table fcc.${table}`, problem])

function isSame(
  found: FoundPolicy,
  { name, roles, command, using, check, restrictive }: Policy,
): boolean {
  const wanted = roles.length === 0 ? ['public'] : [...roles].sort()
  return (
    found.name === name &&
    found.permissive === (restrictive !== true) &&
    found.command === COMMANDS[command] &&
    found.roles.join() === wanted.join() &&
    (found.using ?? undefined) === using &&
    (found.check ?? undefined) === check
  )
}
