import { Pool } from 'pg'
import { insertionOf, type RunRows } from './run-rows.ts'

/** As many connections as a process of ours has. */
const CONNECTIONS = 10

/** How far the numbers of two processes are apart. */
export const NUMBERS = 10_000_000

/** Writes the rows of runs with bare statements, as somebody whom no policy holds back. */
export interface BareRuns {
  /** Writes that a run was accepted, and the rows of its start. */
  start(run: string): Promise<void>
  /** Writes the rows of a visit in one transaction; the last one completes the run. */
  visit(run: string, visit: number): Promise<void>
  close(): Promise<void>
}

/** Opens connections for it. */
export function openBareRuns(url: string, rows: RunRows, firstNumber: number): BareRuns {
  const pool = new Pool({
    ...{ connectionString: url, max: CONNECTIONS, pipeline: true },
  } as ConstructorParameters<typeof Pool>[0])
  let number = firstNumber
  const next = (): number => {
    number += 1
    return number
  }
  const last = rows.parts.length - 1
  const head = { ...rows.head, values: { ...rows.head.values, state: 'running', sequence: 0 } }
  const record = Buffer.from(String(rows.head.values.record).slice(2), 'hex')
  const digest = Buffer.from(String(rows.head.values.digest).slice(2), 'hex')

  /** All statements of a part in one transaction and one trip. */
  async function write(run: string, part: number): Promise<void> {
    const given = { from: rows.run, run, next }
    const client = await pool.connect()
    try {
      const changed =
        part === 0
          ? insertionOf(head, given)
          : {
              name: 'update run',
              text: `UPDATE fcc.run SET sequence = $1, state = $2, record = $3, digest = $4
                     WHERE tenant = $5 AND id = $6`,
              values: [
                ...[part, part === last ? 'completed' : 'running', record, digest],
                ...[rows.head.values.tenant, run],
              ],
            }
      await Promise.all([
        client.query({ name: 'begin', text: 'BEGIN' }),
        client.query({ ...changed, values: [...changed.values] }),
        ...(rows.parts[part] ?? []).map((row) => {
          const insertion = insertionOf(row, given)
          return client.query({ ...insertion, values: [...insertion.values] })
        }),
        client.query({ name: 'commit', text: 'COMMIT' }),
      ])
    } finally {
      client.release()
    }
  }

  return {
    start: (run) => write(run, 0),
    visit: (run, visit) => write(run, visit),
    close: () => pool.end(),
  }
}
