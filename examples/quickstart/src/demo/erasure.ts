import type { Principal } from '@fcc/contracts'
import { FccError } from '@fcc/plugin-api'
import { createRuntime } from '@fcc/runtime'
import { exampleDirectory } from '../example-directory.ts'
import { auditFiles } from './audit-logs.ts'
import type { Expectations } from './expectations.ts'
import { fcc } from './fcc-command.ts'
import { heading, say } from './terminal.ts'
import type { HospitalRun } from './three-tenants.ts'

const ada: Principal = { id: 'ada', kind: 'human', roles: [] }

/** Erases a patient by destroying a key: nothing of theirs opens again, and every proof still holds. */
export async function erasePatient(
  expectations: Expectations,
  { run, outcome, subject }: HospitalRun,
): Promise<void> {
  heading(
    'Erasing a patient',
    'The key of one subject is destroyed. The log stays as it was signed.',
  )
  const before = await openOutcome(run, outcome)
  const shredded = await fcc(['shred', subject, '--tenant', 'riverside', '--as', 'grace'])
  const after = await openOutcome(run, outcome)
  const { log, key } = auditFiles('riverside')
  await fcc(['audit', 'export', '--tenant', 'riverside', '-o', log, '--force'])
  const verified = await fcc(['audit', 'verify', log, '--key', key])
  say('')
  expectations.check('the outcome opened before', before, 'opened')
  expectations.check('the key was there and is destroyed', shredded.code, 0)
  expectations.check('the outcome cannot be opened any more', after, 'FCC_SEALING_SHREDDED')
  expectations.check('the log still verifies', verified.code, 0)
}

async function openOutcome(run: string, name: string): Promise<string> {
  await using runtime = await createRuntime({ directory: exampleDirectory })
  try {
    await runtime.tenant('riverside').as(ada).outcome(run, name)
    return 'opened'
  } catch (error) {
    if (!FccError.is(error)) throw error
    return error.code
  }
}
