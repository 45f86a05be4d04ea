import type { ReferenceData, ReferenceDataStore } from '@fcc/contracts'
import { storeError } from '@fcc/contracts/store-checks'
import { fromBytes, fromJson, toBytes, toJson } from '../connection/record-bytes.ts'
import { type Sql, statement } from '../connection/sql.ts'
import { type ControlWork, HOST } from './control-work.ts'

interface Row {
  readonly record: Uint8Array
}

const SELECT_VERSION = statement(
  'select reference',
  'SELECT record FROM fcc.reference_data WHERE name = $1 AND version = $2',
)
const SELECT_NEWEST = statement(
  'select newest reference',
  'SELECT record FROM fcc.reference_data WHERE name = $1 ORDER BY ordinal DESC LIMIT 1',
)
const SELECT_ALL = statement(
  'select references',
  'SELECT record FROM fcc.reference_data ORDER BY ordinal',
)
const SELECT_TEXT = statement(
  'select reference text',
  'SELECT text FROM fcc.reference_text WHERE digest = $1',
)
const INSERT_TEXT = statement(
  'insert reference text',
  'INSERT INTO fcc.reference_text (digest, text) VALUES ($1, $2) ON CONFLICT DO NOTHING',
)
const INSERT = statement(
  'insert reference',
  `INSERT INTO fcc.reference_data (name, version, digest, record) VALUES ($1, $2, $3, $4)
   ON CONFLICT DO NOTHING`,
)

const toData = ({ record }: Row): ReferenceData => fromJson<ReferenceData>(record)

async function find(sql: Sql, name: string, version?: string): Promise<ReferenceData | undefined> {
  const { rows } =
    version === undefined
      ? await sql.run<Row>(SELECT_NEWEST, [name])
      : await sql.run<Row>(SELECT_VERSION, [name, version])
  return rows[0] && toData(rows[0])
}

/** Reference data of the host. */
export function createReferenceData(
  { checkId, change, read }: ControlWork,
  onClose: () => void,
): ReferenceDataStore {
  return {
    async keep(data, text) {
      const name = checkId('reference data', data.name)
      const version = checkId('version', data.version)
      return change(HOST, async (sql) => {
        const known = await find(sql, name, version)
        if (known === undefined) {
          await sql.run(INSERT_TEXT, [data.digest, toBytes(text)])
          const { count } = await sql.run(INSERT, [name, version, data.digest, toJson(data)])
          if (count === 1) return data
        }
        // Somebody else may have kept it just now.
        const standing = known ?? (await find(sql, name, version))
        if (standing?.digest === data.digest) return standing
        throw storeError('FCC_STORE_REFERENCE_TAKEN', [name, version])
      })
    },
    async find(name, version) {
      checkId('reference data', name)
      if (version !== undefined) checkId('version', version)
      return read(HOST, (sql) => find(sql, name, version))
    },
    list: () => read(HOST, async (sql) => (await sql.run<Row>(SELECT_ALL, [])).rows.map(toData)),
    async read(digest) {
      checkId('digest', digest)
      return read(HOST, async (sql) => {
        const { rows } = await sql.run<{ readonly text: Uint8Array }>(SELECT_TEXT, [digest])
        return rows[0] && fromBytes(rows[0].text)
      })
    },
    close: async () => onClose(),
  }
}
