import type { ControlStore, Erasure, WrappedKey } from '@fcc/contracts'
import { assertCount, storeError } from '@fcc/contracts/store-checks'
import { fromBytes, toBytes } from '../connection/record-bytes.ts'
import { type Sql, statement } from '../connection/sql.ts'
import { enter } from '../connection/transactions.ts'
import { type ControlWork, HOST, takeTurns } from './control-work.ts'

type Keys = Pick<
  ControlStore,
  | 'putKey'
  | 'readKey'
  | 'replaceKey'
  | 'listKeys'
  | 'shred'
  | 'listErasures'
  | 'isErased'
  | 'replayErasures'
>

interface KeyRow {
  readonly kind: WrappedKey['kind']
  readonly name: string
  readonly master_key: string
  readonly wrapped: Uint8Array
  readonly created: string
}

interface ErasureRow {
  readonly subject: string
  readonly at: string
  readonly by: Uint8Array
}

const INSERT_KEY = statement(
  'insert key',
  `INSERT INTO fcc.wrapped_key (tenant, kind, name, master_key, wrapped, created)
   VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
)
const SELECT_KEY = statement(
  'select key',
  `SELECT kind, name, master_key, wrapped, created FROM fcc.wrapped_key
   WHERE tenant = $1 AND kind = $2 AND name = $3`,
)
const SELECT_KEYS = statement(
  'select keys',
  `SELECT kind, name, master_key, wrapped, created FROM fcc.wrapped_key
   WHERE tenant = $1 AND (kind, name) > ($2, $3) ORDER BY kind, name LIMIT $4`,
)
const DELETE_STANDING = statement(
  'delete standing key',
  `DELETE FROM fcc.wrapped_key
   WHERE tenant = $1 AND kind = $2 AND name = $3 AND wrapped = $4`,
)
const DELETE_KEY = statement(
  'delete key',
  `DELETE FROM fcc.wrapped_key WHERE tenant = $1 AND kind = 'data' AND name = $2`,
)
const SELECT_ERASURE = statement(
  'select erasure',
  'SELECT 1 FROM fcc.erasure WHERE tenant = $1 AND subject = $2',
)
const INSERT_ERASURE = statement(
  'insert erasure',
  `INSERT INTO fcc.erasure (tenant, subject, at, by) VALUES ($1, $2, $3, $4)
   ON CONFLICT (tenant, subject) DO NOTHING`,
)
const SELECT_ERASURES = statement(
  'select erasures',
  'SELECT subject, at, by FROM fcc.erasure WHERE tenant = $1 ORDER BY ordinal',
)

const keyOf = (tenant: string, row: KeyRow): WrappedKey => {
  const { kind, name, master_key: masterKeyId, wrapped, created: createdAt } = row
  return { tenant, name, kind, masterKeyId, wrapped, createdAt }
}

const keysOf = (tenant: string): string => `keys of ${tenant}`

async function noteErasure(sql: Sql, erasure: Erasure): Promise<boolean> {
  const { tenant, subject, at, by } = erasure
  return (await sql.run(INSERT_ERASURE, [tenant, subject, at, toBytes(by)])).count === 1
}

/** Wrapped keys and erasures. What changes the keys of a tenant takes turns, so that no key comes back beside its erasure. */
export function createKeys({ checkId, change, read }: ControlWork): Keys {
  async function find(
    sql: Sql,
    tenant: string,
    kind: WrappedKey['kind'],
    name: string,
  ): Promise<WrappedKey | undefined> {
    const { rows } = await sql.run<KeyRow>(SELECT_KEY, [tenant, kind, name])
    const [row] = rows
    return row && keyOf(tenant, row)
  }

  return {
    putKey: async (key) => {
      const { tenant, kind, name, masterKeyId, wrapped, createdAt } = key
      checkId('tenant', tenant)
      checkId('key', name)
      // Callers may wipe the bytes once they have the answer: what is kept is what was given.
      const kept = { ...key, wrapped: Uint8Array.from(wrapped) }
      return change({ tenant }, async (sql) => {
        takeTurns(sql, keysOf(tenant))
        const standing = await find(sql, tenant, kind, name)
        if (standing !== undefined) return standing
        if (kind === 'data' && (await sql.run(SELECT_ERASURE, [tenant, name])).count > 0) {
          throw storeError('FCC_STORE_ERASED', [name])
        }
        await sql.run(INSERT_KEY, [tenant, kind, name, masterKeyId, wrapped, createdAt])
        return kept
      })
    },
    readKey: async (tenant, kind, name) => {
      checkId('tenant', tenant)
      checkId('key', name)
      return read({ tenant }, (sql) => find(sql, tenant, kind, name))
    },
    replaceKey: async (key, standing) => {
      const { tenant, kind, name, masterKeyId, wrapped, createdAt } = key
      checkId('tenant', tenant)
      checkId('key', name)
      const [before, kept] = [Uint8Array.from(standing), Uint8Array.from(wrapped)]
      return change({ tenant }, async (sql) => {
        takeTurns(sql, keysOf(tenant))
        // Who serves may not update keys: one is taken away and another put, in one transaction.
        const { count } = await sql.run(DELETE_STANDING, [tenant, kind, name, before])
        if (count !== 1) return false
        await sql.run(INSERT_KEY, [tenant, kind, name, masterKeyId, kept, createdAt])
        return true
      })
    },
    listKeys: async (tenant, { after, limit }) => {
      checkId('tenant', tenant)
      assertCount('limit', limit)
      return read({ tenant }, async (sql) => {
        const page = [tenant, after?.kind ?? '', after?.name ?? '', limit]
        const { rows } = await sql.run<KeyRow>(SELECT_KEYS, page)
        return rows.map((row) => keyOf(tenant, row))
      })
    },
    shred: async (erasure) => {
      const { tenant, subject } = erasure
      checkId('tenant', tenant)
      checkId('subject', subject)
      return change({ tenant }, async (sql) => {
        takeTurns(sql, keysOf(tenant))
        if ((await sql.run(DELETE_KEY, [tenant, subject])).count !== 1) return false
        await noteErasure(sql, erasure)
        return true
      })
    },
    listErasures: async (tenant) => {
      checkId('tenant', tenant)
      return read({ tenant }, async (sql) => {
        const { rows } = await sql.run<ErasureRow>(SELECT_ERASURES, [tenant])
        return rows.map(
          ({ subject, at, by }): Erasure => ({ tenant, subject, at, by: fromBytes(by) }),
        )
      })
    },
    isErased: async (tenant, subject) => {
      checkId('tenant', tenant)
      checkId('subject', subject)
      return read(
        { tenant },
        async (sql) => (await sql.run(SELECT_ERASURE, [tenant, subject])).count > 0,
      )
    },
    replayErasures: async (erasures) => {
      for (const { tenant, subject } of erasures) {
        checkId('tenant', tenant)
        checkId('subject', subject)
      }
      const tenants = [...new Set(erasures.map(({ tenant }) => tenant))].sort()
      return change(HOST, async (sql) => {
        for (const tenant of tenants) takeTurns(sql, keysOf(tenant))
        const noted: Erasure[] = []
        for (const erasure of erasures) {
          const { tenant, subject } = erasure
          enter(sql, { tenant })
          await sql.run(DELETE_KEY, [tenant, subject])
          if (await noteErasure(sql, erasure)) noted.push(erasure)
        }
        return noted
      })
    },
  }
}
