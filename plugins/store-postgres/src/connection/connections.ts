import { setTimeout as delay } from 'node:timers/promises'
import { storeError } from '@fcc/contracts/store-checks'
import { Pool, type PoolClient } from 'pg'
import { postgresError } from '../diagnostics.ts'
import type { Settings } from '../settings.ts'
import type { Address } from './address.ts'
import { columnTypes } from './column-types.ts'
import { isLost, translateError } from './translate-error.ts'

/** The connections of a process to one database. */
export interface Connections {
  readonly where: string
  readonly reconnectMs: number
  /** Gives a connection to one piece of work; one that was lost is thrown away. Tries until `until` (ms since 1970). */
  use<T>(work: (client: PoolClient) => Promise<T>, until?: number): Promise<T>
  /** Idempotent. */
  close(): Promise<void>
}

/** How long to wait between two tries, in milliseconds. */
const RETRY_MS = 100

/** How much longer than the server this process waits for an answer, in milliseconds: then the network is gone. */
const ANSWER_GRACE_MS = 5000

/**
 * Opens connections when they are needed, each with the limits of the settings.
 *
 * @param idleInTransactionMs after how long the server ends a transaction that was left alone
 */
export function openConnections(
  { where, client }: Address,
  settings: Settings,
  idleInTransactionMs: number,
): Connections {
  const pool = new Pool({
    ...client,
    max: settings.pool,
    connectionTimeoutMillis: settings.connect_timeout_ms,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    application_name: 'fcc',
    statement_timeout: settings.statement_timeout_ms,
    query_timeout: settings.statement_timeout_ms + ANSWER_GRACE_MS,
    lock_timeout: settings.lock_timeout_ms,
    idle_in_transaction_session_timeout: idleInTransactionMs,
    types: columnTypes,
    pipeline: true,
  })
  // One that is idle and lost is replaced when it is needed.
  pool.on('error', () => undefined)
  pool.on('connect', (opened) => {
    opened.on('error', () => undefined)
    // What is acknowledged is on the disk, whatever the database says by default; more than that stays.
    opened
      .query(
        `SELECT set_config('synchronous_commit', 'on', false)
         WHERE current_setting('synchronous_commit') = 'off'`,
      )
      .catch(() => undefined)
  })
  const reconnectMs = settings.reconnect_ms
  let closing: Promise<void> | undefined

  async function connect(until: number): Promise<PoolClient> {
    for (;;) {
      if (closing) throw storeError('FCC_STORE_CLOSED', ['The store'])
      try {
        return await pool.connect()
      } catch (error) {
        if (pool.totalCount >= settings.pool && pool.idleCount === 0) {
          throw postgresError('FCC_POSTGRES_BUSY', [where, 'no connection is free'], error)
        }
        if (!isLost(error) || Date.now() > until)
          throw translateError(error, { where, reconnectMs })
      }
      await delay(RETRY_MS)
    }
  }

  return {
    where,
    reconnectMs,
    async use(work, until = Date.now() + reconnectMs) {
      const opened = await connect(until)
      try {
        const result = await work(opened)
        opened.release()
        return result
      } catch (error) {
        // Whatever state it is in goes with it: nothing of a failed piece of work meets the next one.
        opened.release(isLost(error) || opened.getTransactionStatus() !== 'I')
        throw error
      }
    },
    close() {
      closing ??= pool.end()
      return closing
    },
  }
}
