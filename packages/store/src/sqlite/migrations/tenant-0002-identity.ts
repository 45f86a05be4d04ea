import type { Migration } from './migration.ts'

/** The random id of the store: the control store has it too, so that another file is not taken for it. */
export const tenantIdentity: Migration = {
  number: 2,
  name: 'identity',
  sql: `
    ALTER TABLE tenant ADD COLUMN identity TEXT;
  `,
}
