import { isFinal, type RunState } from '@fcc/contracts'
import { type Answer, type Sql, statement } from '../connection/sql.ts'

// What the dispatcher sees. A renewed lease is not written here: who finds a run held continues with the next.
const CREATE = statement(
  'index run',
  'INSERT INTO fcc.run_index (tenant, run, state, due) VALUES ($1, $2, $3, $4)',
)
const SET_STATE = statement(
  'index state',
  `UPDATE fcc.run_index SET state = $3, due = CASE WHEN $4 THEN NULL ELSE coalesce(due, 0) END
   WHERE tenant = $1 AND run = $2 AND state <> $3`,
)
const SET_DUE = statement(
  'index due',
  'UPDATE fcc.run_index SET due = $3 WHERE tenant = $1 AND run = $2 AND due IS NOT NULL',
)

/** Notes a new run: due at once, or when its first lease lapses. */
export function indexRun(
  tenant: string,
  sql: Sql,
  { run, state, due }: { readonly run: string; readonly state: RunState; readonly due: number },
): Promise<Answer<never>> {
  return sql.run(CREATE, [tenant, run, state, isFinal(state) ? null : due])
}

/** Notes the state of a run, where it is another one; what is over is never due again. */
export function indexState(
  tenant: string,
  sql: Sql,
  run: string,
  state: RunState,
): Promise<Answer<never>> {
  return sql.run(SET_STATE, [tenant, run, state, isFinal(state)])
}

/** Notes from when on nobody holds a run that is not over, in milliseconds since 1970. */
export function indexDue(
  tenant: string,
  sql: Sql,
  run: string,
  due: number,
): Promise<Answer<never>> {
  return sql.run(SET_DUE, [tenant, run, due])
}
