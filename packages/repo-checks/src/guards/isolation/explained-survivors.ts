/**
 * Mutants that nobody notices because a second guard holds, and the entry of the lists of guards that takes both away
 * at once: `pnpm mutate` sees that noticed.
 */
export const EXPLAINED_SURVIVORS: Readonly<Record<string, string>> = {
  'predicate 3 in plugins/store-postgres/src/control/keys.ts: tenant = $1':
    'A key in the database is replaced by whoever names its tenant, or knows it as it lies there',
  'predicate 2 in plugins/store-postgres/src/erasure/create-erasure.ts: tenant = $1':
    'An erasure takes the rows of its tenant that it found among those of its tenant',
}
