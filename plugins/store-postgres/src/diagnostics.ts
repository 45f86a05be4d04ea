import { FccError } from '@fcc/plugin-api'

/** The catalogue of what the store on PostgreSQL reports: code → why and fix. No text has a password or content in it. */
const catalogue = {
  FCC_POSTGRES_ADDRESS: (problem: string) => [
    `The address of the database cannot be used: ${problem}.`,
    'Set plugin_config.store-postgres.url in fcc.yaml to env:NAME or file:PATH of postgres://USER:PASSWORD@HOST:PORT/DATABASE.',
  ],
  FCC_POSTGRES_NOT_ENCRYPTED: (host: string) => [
    `The connection to ${host} would not be encrypted, and that is another machine.`,
    'Take `tls: off` out of plugin_config.store-postgres in fcc.yaml, and name the certificates of the server with `tls_ca` if no public authority signed them.',
  ],
  FCC_POSTGRES_UNREACHABLE: (where: string, milliseconds: number) => [
    `PostgreSQL at ${where} could not be reached for ${milliseconds} ms; nothing of this call was kept.`,
    'Start the server or look at the network and the certificate, then try again; `fcc store status` tells whether it answers.',
  ],
  FCC_POSTGRES_UNCERTAIN: (where: string) => [
    `The connection to PostgreSQL at ${where} was lost while a change was committed, and whether it was kept could not be learnt.`,
    'Read again what was to be changed, once the server answers, and continue from what is there.',
  ],
  FCC_POSTGRES_REFUSED: (where: string, code: string) => [
    `PostgreSQL at ${where} refused (SQLSTATE ${code}).`,
    'Check the user, the password, the database and the grants that the address needs, then try again.',
  ],
  FCC_POSTGRES_BUSY: (where: string, code: string) => [
    `PostgreSQL at ${where} did not come to this in the time that it has (SQLSTATE ${code}); nothing of it was kept.`,
    'Try again, or raise `pool`, `lock_timeout_ms` or `statement_timeout_ms` of plugin_config.store-postgres in fcc.yaml.',
  ],
  FCC_POSTGRES_IDLE_TOO_LONG: (stated: number, leaseMs: number) => [
    `A transaction may be left alone for ${stated} ms, and a run is held for ${leaseMs} ms at most: a process that is cut off would keep others from its runs for longer than its leases do.`,
    'Take `idle_in_transaction_ms` out of plugin_config.store-postgres in fcc.yaml, or set it to no more than `limits.lease_ms`.',
  ],
  FCC_POSTGRES_FAILED: (where: string, code: string) => [
    `PostgreSQL at ${where} could not do this (SQLSTATE ${code}).`,
    'Read the log of the server; if it does not help, report it with the SQLSTATE.',
  ],
  FCC_POSTGRES_ERASED: (where: string) => [
    `The database at ${where} keeps nothing under the id of a tenant that is erased, or about to be; nothing of this change was kept.`,
    'Look at `fcc tenants`, and choose another id for a new tenant.',
  ],
  FCC_POSTGRES_VERSION: (where: string, found: string) => [
    `PostgreSQL at ${where} is ${found}; this store needs version 15 or newer and a database in UTF8.`,
    'Use a newer server, and create the database with ENCODING UTF8.',
  ],
  FCC_POSTGRES_ROLES_MISSING: (where: string, roles: readonly string[]) => [
    `PostgreSQL at ${where} has no role ${roles.join(', no ')}.`,
    'Have an administrator of the server run the statements of the guide "From a file to PostgreSQL", then run `fcc store migrate --of postgres`.',
  ],
  FCC_POSTGRES_NOT_MIGRATED: (where: string, found: number, known: number) => [
    `The database at ${where} has the tables of step ${found}, and this version of FCC works with step ${known}.`,
    'Run `fcc store migrate --of postgres`, with plugin_config.store-postgres.migrate_url set.',
  ],
  FCC_POSTGRES_NEWER: (where: string, found: number, known: number) => [
    `The database at ${where} is at step ${found}, which this version of FCC (step ${known}) cannot work with.`,
    'Install the version of FCC that migrated it, or a newer one.',
  ],
  FCC_POSTGRES_ROLE_TOO_STRONG: (role: string, problem: string, as: 'app' | 'eraser') => [
    `The role ${role} ${problem}, so that the policies of the tables would not hold it back. ${as === 'app' ? 'Nothing is served' : 'Nothing was erased'}.`,
    `Give ${as === 'app' ? 'the store (url)' : 'whoever erases (erase_url)'} an address whose user is a member of fcc_${as} and of no other role, and is no superuser.`,
  ],
  FCC_POSTGRES_UNGUARDED: (what: string, problem: string) => [
    `${what} ${problem}, so that tenants would not be kept apart. Nothing is served.`,
    'Run `fcc store migrate --of postgres` to put the policies back, and find out who changed them.',
  ],
} satisfies Record<string, (...facts: never[]) => readonly [why: string, fix: string]>

type Catalogue = typeof catalogue

/** A code of the store on PostgreSQL. */
export type PostgresCode = keyof Catalogue

/** Makes one error of the store on PostgreSQL. */
export function postgresError<Code extends PostgresCode>(
  code: Code,
  facts: Parameters<Catalogue[Code]>,
  cause?: unknown,
): FccError {
  const compose = catalogue[code] as (
    ...facts: Parameters<Catalogue[Code]>
  ) => readonly [string, string]
  const [why, fix] = compose(...facts)
  return new FccError({ code, why, fix, cause })
}
