import type { ControlStore, StoreMark } from '@fcc/contracts'
import { assertCount } from '@fcc/contracts/store-checks'
import { fromJson, toJson } from '../connection/record-bytes.ts'
import { statement } from '../connection/sql.ts'
import { type ControlWork, HOST } from './control-work.ts'

const SELECT = statement('select mark', 'SELECT record FROM fcc.store_mark WHERE tenant = $1')
const SELECT_ALL = statement('select marked', 'SELECT tenant FROM fcc.store_mark ORDER BY tenant')
const INSERT = statement(
  'insert mark',
  'INSERT INTO fcc.store_mark (tenant, version, record) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
)
const UPDATE = statement(
  'update mark',
  'UPDATE fcc.store_mark SET version = $2, record = $3 WHERE tenant = $1 AND version = $2::bigint - 1',
)

/** The marks of the tenants' stores. */
export function createMarks({
  checkId,
  change,
  read,
}: ControlWork): Pick<ControlStore, 'readMark' | 'listMarked' | 'writeMark'> {
  return {
    readMark: async (tenant) => {
      checkId('tenant', tenant)
      return read(HOST, async (sql) => {
        const { rows } = await sql.run<{ readonly record: Uint8Array }>(SELECT, [tenant])
        return rows[0] && fromJson<StoreMark>(rows[0].record)
      })
    },
    listMarked: () =>
      read(HOST, async (sql) => {
        const { rows } = await sql.run<{ readonly tenant: string }>(SELECT_ALL, [])
        return rows.map(({ tenant }) => tenant)
      }),
    writeMark: async (mark) => {
      const tenant = checkId('tenant', mark.tenant)
      const version = assertCount('version', mark.version)
      return change(HOST, async (sql) => {
        const written = version === 1 ? INSERT : UPDATE
        return (await sql.run(written, [tenant, version, toJson(mark)])).count === 1
      })
    },
  }
}
