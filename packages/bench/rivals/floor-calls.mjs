import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { generateText } from 'ai'
import { answerPieces } from '../src/server/answer-pieces.ts'
import { asked, openModel } from './ai-sdk-model.mjs'

const WARM_CALLS = 64
const WARM_AT_A_TIME = 4

/**
 * The least that an honest record of a call takes: what is meant is synced to a file before the call goes out, and
 * what came of it before anybody has it. The bare call is in between, and nothing is looked at, sealed or signed.
 */
export async function createSide({ perSecond = '300', pieces = '40' }) {
  const written = answerPieces(Number(pieces)).join('')
  return {
    async measure({ count, directory }, { stopwatch, openLoop, sideBySide }) {
      const { server, model } = await openModel({ pieces: Number(pieces) })
      const record = openRecord(join(directory, 'calls.sqlite'))
      const makeCall = async (number) => {
        const request = asked(number)
        await record.write('intent', number, JSON.stringify(request))
        const { text, usage } = await generateText({ model, ...request })
        await record.write('answer', number, JSON.stringify({ text, usage }))
        if (text !== written || usage.outputTokens !== Number(pieces)) {
          throw new Error(`${text.length} characters were answered.`)
        }
      }
      try {
        await sideBySide(WARM_CALLS, WARM_AT_A_TIME, (number) => makeCall(count + number))
        await stopwatch(() => openLoop(count, Number(perSecond), makeCall))
        return { ...(await server.facts(WARM_CALLS + count)), ...record.facts(WARM_CALLS + count) }
      } finally {
        record.close()
        await server.close()
      }
    },
  }
}

/** A table of a file with full sync. What is asked for in one turn of the event loop shares a transaction. */
function openRecord(file) {
  const database = new DatabaseSync(file)
  database.exec('PRAGMA journal_mode = WAL')
  database.exec('PRAGMA synchronous = FULL')
  database.exec(
    'CREATE TABLE part (call INTEGER, kind TEXT, text TEXT, PRIMARY KEY (call, kind)) WITHOUT ROWID',
  )
  const begin = database.prepare('BEGIN IMMEDIATE')
  const insert = database.prepare('INSERT INTO part (call, kind, text) VALUES (?, ?, ?)')
  const commit = database.prepare('COMMIT')
  const read = (sql) => Object.values(database.prepare(sql).get())[0]
  let queue = []

  function flush() {
    const group = queue
    queue = []
    try {
      begin.run()
      for (const { row } of group) insert.run(...row)
      commit.run()
      for (const { resolve } of group) resolve()
    } catch (error) {
      for (const { reject } of group) reject(error)
    }
  }

  return {
    write: (kind, call, text) =>
      new Promise((resolve, reject) => {
        queue.push({ row: [call, kind, text], resolve, reject })
        if (queue.length === 1) setImmediate(flush)
      }),
    facts(calls) {
      const whole = read(
        'SELECT count(*) FROM (SELECT call FROM part GROUP BY call HAVING count(*) = 2)',
      )
      if (whole !== calls) throw new Error(`${whole} calls are in the record, not ${calls}.`)
      const journal = String(read('PRAGMA journal_mode'))
      return {
        recorded: `${whole} calls`,
        journal,
        synchronous: read('PRAGMA synchronous') === 2 ? 'full' : 'not full',
      }
    },
    close: () => database.close(),
  }
}
