// Starts, signs and resumes runs in a process of its own, by a clock that jumps about, until it is killed.
import { FccError } from '@fcc/plugin-api'
import { createRuntime } from '../create-runtime.ts'
import { datedScenario, HASTY_TERMS } from './dated-scenario.test-support.ts'
import { hostConfigOf } from './host-config.test-support.ts'
import { sample } from './sample-plugin.test-support.ts'

const [directory = '', aheadMs = '0'] = process.argv.slice(2)

/** How an answer or a resumption may be refused where others answer and resume as well. */
const REFUSALS = new Set([
  'FCC_APPROVAL_CHANGED',
  'FCC_APPROVAL_EXPIRED',
  'FCC_APPROVAL_ROLE',
  'FCC_APPROVAL_TWICE',
  'FCC_RUN_NOT_WAITING',
  'FCC_RUN_OVER',
  'FCC_STORE_ALREADY_ANSWERED',
  'FCC_STORE_APPROVAL_VOID',
])
const PEOPLE = ['grace', 'olga', 'hedy', 'hugo']

const runtime = await createRuntime({
  config: hostConfigOf({ directory, store: 'sqlite' }),
  plugins: [sample({ documents: datedScenario(HASTY_TERMS) })],
  recover: true,
  clock: () => Date.now() + Number(aheadMs) + Math.floor((Math.random() - 0.5) * 1500),
})
const as = (id: string) =>
  runtime
    .tenant('riverside')
    .as({ kind: 'human', id, roles: PEOPLE.indexOf(id) < 2 ? ['reviewer'] : ['head'] })
const pick = <Item>(items: readonly Item[]): Item =>
  items[Math.floor(Math.random() * items.length)] as Item

async function act(run: string): Promise<void> {
  const session = as(pick(PEOPLE))
  if (Math.random() < 0.4) await session.resume(run)
  else if (Math.random() < 0.05) await session.answer(run, { decision: 'rejected' })
  else {
    const { shown } = await session.question(run)
    await session.answer(run, { decision: 'approved', shown })
  }
}

for (;;) {
  const runs = await as('grace').runs({ states: ['waiting', 'running'] })
  const run = pick(runs.slice(0, 3))
  try {
    if (run && Math.random() < 0.9) await act(run.id)
    else await as('ada').start('dated', { note: 'x' })
  } catch (error) {
    if (!FccError.is(error) || !REFUSALS.has(error.code)) throw error
  }
  process.stdout.write('.')
  await new Promise((resolve) => setTimeout(resolve, 20))
}
