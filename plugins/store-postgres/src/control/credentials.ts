import type { CredentialRow, CredentialStore } from '@fcc/contracts'
import { assertCount } from '@fcc/contracts/store-checks'
import { fromJson, toJson } from '../connection/record-bytes.ts'
import { statement } from '../connection/sql.ts'
import { type ControlWork, HOST } from './control-work.ts'

interface StoredRow {
  readonly record: Uint8Array
}

const INSERT = statement(
  'insert credential',
  `INSERT INTO fcc.credential (kind, id, tenant, owner, version, expires_at, record)
   VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
)
const UPDATE = statement(
  'update credential',
  `UPDATE fcc.credential
   SET tenant = $3, owner = $4, version = $5, expires_at = $6, record = $7
   WHERE kind = $1 AND id = $2 AND version = $5::bigint - 1`,
)
const SELECT = statement(
  'select credential',
  'SELECT record FROM fcc.credential WHERE kind = $1 AND id = $2',
)
const LIST = statement(
  'list credentials',
  `SELECT record FROM fcc.credential
   WHERE kind = $1 AND tenant = $2 AND ($3::text IS NULL OR owner = $3) ORDER BY id`,
)
const REMOVE = statement(
  'remove credential',
  'DELETE FROM fcc.credential WHERE kind = $1 AND id = $2',
)
const REMOVE_EXPIRED = statement(
  'remove expired credentials',
  'DELETE FROM fcc.credential WHERE kind = $1 AND expires_at < $2',
)

/** The rows of credentials: they are the host's, for whoever shows one has no tenant yet. */
export function createCredentials({ checkId, change, read }: ControlWork): CredentialStore {
  return {
    writeCredential: async (row) => {
      const { kind, id, tenant, owner, version, expiresAt } = row
      checkId('credential', id)
      checkId('tenant', tenant)
      checkId('owner', owner)
      assertCount('version', version)
      if (expiresAt !== undefined) assertCount('expiresAt', expiresAt)
      const values = [kind, id, tenant, owner, version, expiresAt ?? null, toJson(row)] as const
      return change(HOST, async (sql) => {
        return (await sql.run(version === 1 ? INSERT : UPDATE, values)).count === 1
      })
    },
    readCredential: async (kind, id) => {
      checkId('credential', id)
      return read(HOST, async (sql) => {
        const { rows } = await sql.run<StoredRow>(SELECT, [kind, id])
        return rows[0] && fromJson<CredentialRow>(rows[0].record)
      })
    },
    listCredentials: async ({ kind, tenant, owner }) => {
      checkId('tenant', tenant)
      if (owner !== undefined) checkId('owner', owner)
      return read(HOST, async (sql) => {
        const { rows } = await sql.run<StoredRow>(LIST, [kind, tenant, owner ?? null])
        return rows.map(({ record }) => fromJson<CredentialRow>(record))
      })
    },
    removeCredential: async (kind, id) => {
      checkId('credential', id)
      return change(HOST, async (sql) => (await sql.run(REMOVE, [kind, id])).count === 1)
    },
    removeExpiredCredentials: async (kind, before) => {
      assertCount('before', before)
      return change(HOST, async (sql) => (await sql.run(REMOVE_EXPIRED, [kind, before])).count)
    },
  }
}
