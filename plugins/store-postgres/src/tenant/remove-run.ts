import { isFinal, type RunRemoval, type RunState } from '@fcc/contracts'
import { storeError } from '@fcc/contracts/store-checks'
import { type Sql, statement } from '../connection/sql.ts'

const SELECT = statement(
  'select run to remove',
  'SELECT state, sequence FROM fcc.run WHERE tenant = $1 AND id = $2',
)
const remove = (table: string, column = 'run') =>
  statement(
    `remove run of ${table}`,
    `DELETE FROM fcc.${table} WHERE tenant = $1 AND ${column} = $2`,
  )
const REMOVE_REST = ['lease', 'journal_step', 'approval', 'run_row', 'run_index'].map((table) =>
  remove(table),
)
const REMOVE_EVENTS = remove('event')
const REMOVE_COMMANDS = remove('run_command')
const REMOVE_HEAD = remove('run', 'id')
const FORGET_USE = statement(
  'forget use',
  'DELETE FROM fcc.content_use WHERE tenant = $1 AND address = ANY($2::text[]) AND run = $3',
)
const HAND_OVER = statement(
  'hand over contents',
  `UPDATE fcc.content SET run = next.run
   FROM (SELECT address, min(run) AS run FROM fcc.content_use
         WHERE tenant = $1 AND address = ANY($2::text[]) GROUP BY address) AS next
   WHERE content.tenant = $1 AND content.address = next.address AND content.run = $3`,
)
const FORGET_HANDED = statement(
  'forget handed over',
  `DELETE FROM fcc.content_use USING fcc.content
   WHERE content_use.tenant = $1 AND content_use.address = ANY($2::text[]) AND content.tenant = $1
     AND content.address = content_use.address AND content.run = content_use.run`,
)
const REMOVE_CONTENTS = statement(
  'remove contents of run',
  'DELETE FROM fcc.content WHERE tenant = $1 AND address = ANY($2::text[]) AND run = $3',
)

/** Removes a run whole, in a transaction that is under way. A content goes with the last run that names it. */
export async function removeRun(
  tenant: string,
  sql: Sql,
  { marker: { key: run }, sequence, contents }: RunRemoval,
): Promise<{ readonly contents: number; readonly events: number; readonly commands: number }> {
  const { rows } = await sql.run<{ readonly state: RunState; readonly sequence: number }>(SELECT, [
    ...[tenant, run],
  ])
  const [found] = rows
  const refuse = (because: string) =>
    storeError('FCC_STORE_NOT_REMOVABLE', [`The run ${run}`, because])
  if (found === undefined) throw refuse('it is not there')
  if (!isFinal(found.state)) throw refuse(`it is ${found.state}`)
  if (found.sequence !== sequence) throw refuse(`it is at sequence ${found.sequence}`)
  const rest = REMOVE_REST.map((each) => sql.run(each, [tenant, run]))
  const events = sql.run(REMOVE_EVENTS, [tenant, run])
  const commands = sql.run(REMOVE_COMMANDS, [tenant, run])
  const head = sql.run(REMOVE_HEAD, [tenant, run])
  const named = [...new Set(contents)]
  const released = [FORGET_USE, HAND_OVER].map((each) => sql.run(each, [tenant, named, run]))
  const forgotten = sql.run(FORGET_HANDED, [tenant, named])
  const removed = sql.run(REMOVE_CONTENTS, [tenant, named, run])
  await Promise.all([...rest, head, ...released, forgotten])
  return {
    contents: (await removed).count,
    events: (await events).count,
    commands: (await commands).count,
  }
}
