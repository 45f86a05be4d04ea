import { globSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Facts } from '../sides/side.ts'

const COUNT = `SELECT count(*) FROM (
  SELECT run, activity FROM journal_step GROUP BY run, activity HAVING count(*) = 2)`

/**
 * Counts the calls that the journals of a folder hold, each with what was meant and what came of it.
 *
 * @throws Error where they are not as many as told
 */
export function journaledCalls(directory: string, calls: number): Facts {
  const files = globSync(join(directory, 'tenants', '*.sqlite'))
  const journaled = files.reduce((sum, file) => sum + callsIn(file), 0)
  if (journaled !== calls) throw new Error(`${journaled} calls are in the journal, not ${calls}.`)
  return { journaled: `${journaled} calls` }
}

function callsIn(file: string): number {
  const database = new DatabaseSync(file, { readOnly: true })
  try {
    return Number(Object.values(database.prepare(COUNT).get() ?? {})[0])
  } finally {
    database.close()
  }
}
