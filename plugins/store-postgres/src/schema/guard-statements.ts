import { ROLES } from './roles.ts'
import {
  expectedPolicies,
  FUNCTIONS,
  HOST_TABLES,
  MIGRATION_TABLE,
  type Policy,
  TENANT_TABLES,
} from './tables.ts'

/** Puts functions, policies and grants as they must be, whatever they were: the end of every migration. */
export function guardStatements(): string {
  const functions = Object.entries(FUNCTIONS).map(
    ([name, { returns, body }]) =>
      `CREATE OR REPLACE FUNCTION fcc.${name}() RETURNS ${returns}
         LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY INVOKER AS $body$${body}$body$;`,
  )
  const grants = Object.entries({ ...TENANT_TABLES, ...HOST_TABLES }).map(
    ([table, granted]) =>
      `REVOKE ALL ON fcc.${table} FROM PUBLIC, ${ROLES.app}, ${ROLES.dispatcher};
       GRANT ${granted} ON fcc.${table} TO ${ROLES.app};`,
  )
  return [
    ...functions,
    ...[...expectedPolicies()].map(([table, policies]) => policiesOf(table, policies)),
    ...grants,
    `GRANT USAGE ON SCHEMA fcc TO ${ROLES.app}, ${ROLES.dispatcher};`,
    `GRANT SELECT ON fcc.run_index TO ${ROLES.dispatcher};`,
    `GRANT SELECT ON fcc.${MIGRATION_TABLE} TO ${ROLES.app}, ${ROLES.dispatcher};`,
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
    ...policies.map(({ name, roles, command, using, check }) => {
      const to = roles.length === 0 ? 'PUBLIC' : roles.join(', ')
      const writes = check === undefined ? '' : ` WITH CHECK (${check})`
      return `CREATE POLICY ${name} ON fcc.${table} FOR ${command} TO ${to} USING (${using})${writes};`
    }),
  ].join('\n')
}
