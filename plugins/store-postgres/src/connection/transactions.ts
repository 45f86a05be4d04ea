import type { PoolClient } from 'pg'
import { postgresError } from '../diagnostics.ts'
import {
  type AskOutcome,
  type ChangeNumber,
  NUMBER,
  type Outcome,
  wasKept,
} from './commit-outcome.ts'
import type { Connections } from './connections.ts'
import type { Answer, Sql, SqlValue, Statement } from './sql.ts'
import { codeOf, isCollision, isLost, translateError } from './translate-error.ts'

/** Whose rows a transaction sees: one tenant's, or those of the host that belong to no tenant. */
export type Scope = { readonly tenant: string } | { readonly host: true }

/** Work in transactions. Nothing is read or written outside of one: the policies would refuse it. */
export interface Transactions {
  /** Runs work that changes something; it may be run again, so it changes nothing but the database. */
  change<T>(scope: Scope, work: (sql: Sql) => Promise<T>): Promise<T>
  /**
   * Runs readings that all see the database as it was at the first. All of them are sent at once, and the end of the
   * transaction with them: one trip. A statement that is sent later throws.
   */
  read<T>(scope: Scope, work: (sql: Sql) => Promise<T>): Promise<T>
  /** The same for readings that depend on one another's answers. */
  readInSteps<T>(scope: Scope, work: (sql: Sql) => Promise<T>): Promise<T>
}

/** Thrown by work to undo its transaction; whoever asked for it gets it as it is. */
export class Undone extends Error {}

const BEGIN: Statement = { name: 'begin', text: 'BEGIN' }
const BEGIN_READING: Statement = {
  name: 'begin reading',
  text: 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY',
}
// Until the transaction ends: a connection that goes back to the pool is nobody's.
const OF_TENANT: Statement = {
  name: 'of tenant',
  text: `SELECT set_config('app.tenant', $1, true), set_config('app.scope', '', true)`,
}
const OF_HOST: Statement = {
  name: 'of host',
  text: `SELECT set_config('app.scope', 'host', true), set_config('app.tenant', '', true)`,
}
const COMMIT: Statement = { name: 'commit', text: 'COMMIT' }
const ROLLBACK: Statement = { name: 'rollback', text: 'ROLLBACK' }

/** `in_failed_sql_transaction`. */
const ABORTED = '25P02'

/** How often a change that came into another one's way is done again. */
const MOST_COLLISIONS = 5

/** Transactions over the connections of a process. */
export function createTransactions(connections: Connections): Transactions {
  const { where, reconnectMs } = connections
  const ask: AskOutcome = async (statement, values, until) =>
    connections.use((client) => sqlOf(client).run<Outcome>(statement, values), until)

  async function tryChange<T>(
    scope: Scope,
    work: (sql: Sql) => Promise<T>,
    until: number,
  ): Promise<{ readonly kept: T } | { readonly again: unknown }> {
    let number: ChangeNumber | undefined
    let committing: { readonly result: T } | undefined
    try {
      const kept = await connections.use(async (client) => {
        const sql = sqlOf(client)
        begin(sql, BEGIN, scope)
        const numbered = sql.run<ChangeNumber>(NUMBER, [])
        try {
          const result = await work(sql)
          number = (await numbered).rows[0]
          committing = { result }
          await endWhole(client)
          return result
        } catch (error) {
          if (!isLost(error)) await sql.run(ROLLBACK, [])
          throw error
        }
      }, until)
      return { kept }
    } catch (error) {
      if (!isLost(error)) throw error
      if (committing && number !== undefined) {
        const kept = await wasKept(number, until, ask)
        if (kept === true) return { kept: committing.result }
        if (kept === undefined) throw postgresError('FCC_POSTGRES_UNCERTAIN', [where], error)
      }
      return { again: error }
    }
  }

  async function reading<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
    const until = Date.now() + reconnectMs
    for (;;) {
      try {
        return await connections.use(work, until)
      } catch (error) {
        if (!isLost(error) || Date.now() > until) throw translateError(error, connections)
      }
    }
  }

  return {
    async change(scope, work) {
      const until = Date.now() + reconnectMs
      for (let collisions = 0; ; ) {
        try {
          const outcome = await tryChange(scope, work, until)
          if ('kept' in outcome) return outcome.kept
          if (Date.now() > until) throw outcome.again
        } catch (error) {
          collisions += 1
          if (isCollision(error) && collisions <= MOST_COLLISIONS) continue
          throw error instanceof Undone ? error : translateError(error, connections)
        }
      }
    },
    read: (scope, work) =>
      reading(async (client) => {
        const sql = sqlOf(client)
        let isSent = false
        begin(sql, BEGIN_READING, scope)
        const found = work({
          run(statement, values) {
            if (isSent) throw new Error(`${statement.name} was sent after its reading had ended.`)
            return sql.run(statement, values)
          },
        })
        isSent = true
        const ended = sql.run(COMMIT, [])
        try {
          return await found
        } finally {
          // Whatever it found, the connection is nobody's before the transaction is over.
          await ended.catch(() => undefined)
        }
      }),
    readInSteps: (scope, work) =>
      reading(async (client) => {
        const sql = sqlOf(client)
        begin(sql, BEGIN_READING, scope)
        try {
          const result = await work(sql)
          // Sent and not waited for: what was read is read, and the next statements come after it.
          void sql.run(COMMIT, [])
          return result
        } catch (error) {
          if (!isLost(error)) await sql.run(COMMIT, [])
          throw error
        }
      }),
  }
}

function begin(sql: Sql, how: Statement, scope: Scope): void {
  void sql.run(how, [])
  enter(sql, scope)
}

/** Says whose rows the statements see that come next in this transaction. */
export function enter(sql: Sql, scope: Scope): void {
  void ('tenant' in scope ? sql.run(OF_TENANT, [scope.tenant]) : sql.run(OF_HOST, []))
}

/** A commit of a transaction that failed answers ROLLBACK, and no error. */
async function endWhole(client: PoolClient): Promise<void> {
  const { command } = await client.query(COMMIT)
  if (command !== 'COMMIT') throw new Error('The transaction was rolled back.')
}

function sqlOf(client: PoolClient): Sql {
  let first: unknown
  return {
    run<Row>(statement: Statement, values: readonly SqlValue[]): Promise<Answer<Row>> {
      const sent = client
        .query({ name: statement.name, text: statement.text, values: [...values] })
        .then(
          ({ rows, rowCount }) => {
            first = undefined
            return { rows: rows as Row[], count: rowCount ?? 0 }
          },
          (error: unknown) => {
            first ??= error
            // What came after a failure only says that there was one.
            throw codeOf(error) === ABORTED ? first : error
          },
        )
      // Several are sent before the first is looked at: the error is thrown where it is waited for.
      sent.catch(() => undefined)
      return sent
    },
  }
}
