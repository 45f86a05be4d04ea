import type { Guard } from '../guard.ts'
import { pieceOnce } from './piece-once.ts'

const TABLES = 'plugins/store-postgres/src/schema/tables.ts'
const STATEMENTS = 'plugins/store-postgres/src/schema/guard-statements.ts'
const STARTING = ['plugins/store-postgres/src/schema/guards.process.test.ts']
const BY_POLICIES = ['plugins/store-postgres/src/isolation-by-policies-alone.acceptance.test.ts']

/**
 * One guard for each thing that the database itself holds a tenant back by: row-level security and its being forced,
 * every policy's reading and writing, every grant that is not whole, and who may call a function. Pure.
 *
 * @param texts path → the text of the two files that say so
 */
export function databaseMutants(texts: Readonly<Record<string, string>>): readonly Guard[] {
  const tables = grantsIn(texts[TABLES] ?? '')
  const weaken = (
    file: string,
    guard: string,
    piece: string,
    instead: string,
    { tests = STARTING, first }: Partial<Pick<Guard, 'tests' | 'first'>> = {},
  ): Guard => {
    const text = texts[file] ?? ''
    const start = text.indexOf(piece)
    if (start < 0) throw new Error(`There is no ${piece} in ${file} any more.`)
    return {
      ...{ guard: `${guard}, ${file}`, file, tests, first },
      ...pieceOnce(text, { start, end: start + piece.length }, instead),
    }
  }
  const security = tables.flatMap(({ table }) => [
    weaken(
      STATEMENTS,
      `row-level security of ${table}`,
      'ENABLE ROW',
      `\${table === '${table}' ? 'DISABLE' : 'ENABLE'} ROW`,
    ),
    weaken(
      STATEMENTS,
      `row-level security of ${table} forced on its owner`,
      'FORCE ROW',
      `\${table === '${table}' ? 'NO FORCE' : 'FORCE'} ROW`,
    ),
  ])
  // What is expected is changed with what is made: no look at the start tells them apart.
  const add = '  for (const table of ERASED_TABLES) add(table, whileErasing)\n'
  const policies = tables.flatMap(({ table, isOfTenant }) =>
    (['using', 'check'] as const).map((part) =>
      weaken(
        TABLES,
        `${part === 'using' ? 'reading' : 'writing'} in the policy ${isOfTenant ? 'of_tenant' : 'of_host'} on ${table}`,
        add,
        `  policies.set('${table}', (policies.get('${table}') ?? []).map((each) => each.name === 'of_tenant' || each.name === 'of_host' ? { ...each, ${part}: 'true' } : each))\n${add}`,
        // Reference data is nobody's: no tenant has anything in it that another could find.
        table.startsWith('reference') ? {} : { tests: BY_POLICIES, first: `^${table}$` },
      ),
    ),
  )
  const restrictive = ['ERASED_TABLES', 'BEGUN_IN'].map((list) =>
    weaken(TABLES, `the policies on ${list}`, `of ${list}) add(`, `of ${list}.slice(1)) add(`),
  )
  const grants = tables
    .filter(({ granted }) => granted !== WHOLE)
    .map(({ table, granted }) =>
      weaken(
        TABLES,
        `what is not granted on ${table}`,
        `${table}: '${granted}'`,
        `${table}: '${WHOLE}'`,
      ),
    )
  const revoked = [
    weaken(
      STATEMENTS,
      'grants revoked from everybody',
      'REVOKE ALL ON fcc.',
      'REVOKE REFERENCES ON fcc.',
    ),
    weaken(
      STATEMENTS,
      'functions revoked from everybody',
      'REVOKE ALL ON FUNCTION',
      'REVOKE GRANT OPTION FOR ALL ON FUNCTION',
    ),
    weaken(
      STATEMENTS,
      'only reading for the dispatcher',
      'GRANT SELECT ON fcc.run_index',
      'GRANT SELECT, UPDATE ON fcc.run_index',
    ),
  ]
  return [...security, ...policies, ...restrictive, ...grants, ...revoked]
}

const WHOLE = 'SELECT, INSERT, UPDATE, DELETE'

interface FoundGrant {
  readonly table: string
  readonly granted: string
  readonly isOfTenant: boolean
}

/** What the two lists of tables say. */
function grantsIn(text: string): readonly FoundGrant[] {
  const host = text.indexOf('export const HOST_TABLES')
  return [...text.matchAll(/^ {2}(\w+): '(SELECT[^']*)',$/gm)].map((match) => ({
    table: match[1] ?? '',
    granted: match[2] ?? '',
    isOfTenant: match.index < host,
  }))
}
