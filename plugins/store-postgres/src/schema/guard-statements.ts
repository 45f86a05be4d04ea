import { FUNCTIONS, type GuardFunction } from './functions.ts'
import { ROLES } from './roles.ts'
import {
  ERASED_TABLES,
  expectedPolicies,
  HOST_TABLES,
  MIGRATION_TABLE,
  type Policy,
  TENANT_TABLES,
} from './tables.ts'

/** Puts functions, policies and grants as they must be, whatever they were: the end of every migration. */
export function guardStatements(): string {
  const functions = Object.entries(FUNCTIONS).map(([name, made]) => functionOf(name, made))
  const grants = Object.entries({ ...TENANT_TABLES, ...HOST_TABLES }).map(
    ([table, granted]) =>
      `REVOKE ALL ON fcc.${table} FROM PUBLIC, ${ROLES.app}, ${ROLES.dispatcher}, ${ROLES.eraser};
       GRANT ${granted} ON fcc.${table} TO ${ROLES.app};`,
  )
  return [
    ...functions,
    ...[...expectedPolicies()].map(([table, policies]) => policiesOf(table, policies)),
    ...grants,
    `GRANT USAGE ON SCHEMA fcc TO ${ROLES.app}, ${ROLES.dispatcher}, ${ROLES.eraser};`,
    `GRANT SELECT ON fcc.run_index TO ${ROLES.dispatcher};`,
    `GRANT SELECT ON fcc.${MIGRATION_TABLE} TO ${ROLES.app}, ${ROLES.dispatcher}, ${ROLES.eraser};`,
    ...ERASED_TABLES.map((table) => `GRANT SELECT, DELETE ON fcc.${table} TO ${ROLES.eraser};`),
    // It reads whether an erasure was begun, and begins none.
    `GRANT SELECT ON fcc.tenant_directory TO ${ROLES.eraser};`,
  ].join('\n')
}

function functionOf(
  name: string,
  { takes, returns, body, volatile, unsafe, settings = [], only }: GuardFunction,
): string {
  const types = takes.replaceAll(/\w+ (\w+)/g, '$1')
  return [
    `CREATE OR REPLACE FUNCTION fcc.${name}(${takes}) RETURNS ${returns} LANGUAGE plpgsql`,
    `${volatile ? 'VOLATILE' : 'STABLE'} PARALLEL ${unsafe ? 'UNSAFE' : 'SAFE'}`,
    `SECURITY ${only === undefined ? 'INVOKER' : 'DEFINER'}`,
    ...settings.map((each) => `SET ${each.replace('=', ' = ')}`),
    `AS $body$${body}$body$;`,
    ...(only === undefined
      ? []
      : [
          `REVOKE ALL ON FUNCTION fcc.${name}(${types}) FROM PUBLIC, ${ROLES.app}, ${ROLES.dispatcher};`,
          `GRANT EXECUTE ON FUNCTION fcc.${name}(${types}) TO ${only};`,
        ]),
  ].join('\n')
}

function policiesOf(table: string, policies: readonly Policy[]): string {
  return [
    `DO $drop$ DECLARE found name; BEGIN
       FOR found IN SELECT polname FROM pg_policy WHERE polrelid = 'fcc.${table}'::regclass LOOP
         EXECUTE format('DROP POLICY %I ON fcc.${table}', found);
       END LOOP;
     END $drop$;`,
    `ALTER TABLE fcc.${table} ENABLE ROW LEVEL SECURITY;`,
    `ALTER TABLE fcc.${table} FORCE ROW LEVEL SECURITY;`,
    ...policies.map(({ name, roles, command, using, check, restrictive }) => {
      const to = roles.length === 0 ? 'PUBLIC' : roles.join(', ')
      const reads = using === undefined ? '' : ` USING (${using})`
      const writes = check === undefined ? '' : ` WITH CHECK (${check})`
      const how = restrictive ? 'AS RESTRICTIVE ' : ''
      return `CREATE POLICY ${name} ON fcc.${table} ${how}FOR ${command} TO ${to}${reads}${writes};`
    }),
  ].join('\n')
}
