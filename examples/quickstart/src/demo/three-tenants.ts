import type { Principal, RunRecord } from '@fcc/contracts'
import { createRuntime, type RunOptions } from '@fcc/runtime'
import { exampleDirectory, readInput } from '../example-directory.ts'
import type { Expectations } from './expectations.ts'
import { feedbackOf, followRun } from './follow-run.ts'
import { saveOutcomes } from './save-outcomes.ts'
import { heading, say } from './terminal.ts'

const ada: Principal = { id: 'ada', kind: 'human', roles: [] }

/** What the first part leaves for the others. */
export interface HospitalRun {
  readonly run: string
  readonly outcome: string
  /** Whose data it was, in the caller's own words. */
  readonly subject: string
}

/** A hospital, a bank and an agency in one runtime, five runs side by side. */
export async function runThreeTenants(
  expectations: Expectations,
  subject: string,
): Promise<HospitalRun> {
  heading(
    'Three tenants, one runtime',
    'Each has its own vertical; five runs at the same time. Code plays every persona here: no model, and nobody signs.',
  )
  await using runtime = await createRuntime({ directory: exampleDirectory })
  for (const { id, name, state } of runtime.tenants.list())
    say(`  ${id.padEnd(16)} ${state}  ${name}`)
  say('')

  const start = async (
    [story, tenant, scenario]: readonly [string, string, string],
    input: Readonly<Record<string, string>>,
    options: RunOptions = {},
  ): Promise<RunRecord> => {
    const files = Object.entries(input).map(([name, file]) => [name, readInput(file)] as const)
    const session = runtime.tenant(tenant).as(ada)
    return followRun(story, await session.start(scenario, Object.fromEntries(files), options))
  }
  const hospital = ['riverside', 'deidentify-and-release'] as const
  const bank = ['meridian', 'validate-var-model'] as const
  const returns = 'finserv/returns.csv'
  const subjects = [subject]
  const [note, corrected, validated, restricted, covered] = await Promise.all([
    start(['hospital', ...hospital], { note: 'healthcare/discharge-note.txt' }, { subjects }),
    start(['hospital, again', ...hospital], { note: 'healthcare/corrected-note.txt' }),
    start(['bank', ...bank], { returns, memo: 'finserv/memo-public.txt' }),
    start(['bank, again', ...bank], { returns, memo: 'finserv/memo-restricted.txt' }),
    start(['agency', 'northgate', 'control-coverage'], { ssp: 'gov/ssp.json' }),
  ])

  say('')
  for (const run of [note, corrected, validated, covered]) {
    await saveOutcomes(runtime.tenant(run.envelope.tenant).as(ada), run)
  }
  say('')
  const { check } = expectations
  check('the note is released after one feedback', [note.state, feedbackOf(note)], ['completed', 1])
  check(
    'the corrected note is released without feedback',
    [corrected.state, feedbackOf(corrected)],
    ['completed', 0],
  )
  check('the public memo is validated', validated.state, 'completed')
  check(
    'the restricted memo is halted by the bank’s hard stop',
    [restricted.state, restricted.reasons[0]?.id],
    ['halted', 'market-integrity/mnpi'],
  )
  check('the security plan is measured and reported', covered.state, 'completed')
  return { run: note.id, outcome: 'release-packet', subject }
}
