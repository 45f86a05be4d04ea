import { DatabaseSync } from 'node:sqlite'
import { describe, it } from 'vitest'
import { fileIn } from '../../testing/hostile-rows.test-support.ts'
import { readAndAnswer } from '../../testing/read-and-answer.test-support.ts'
import { expectCode, grace, temporaryFolder } from '../../testing/test-runtime.test-support.ts'
import { openWaitingRun } from '../../testing/waiting-run.test-support.ts'

describe('a run whose plan is gone from the store', () => {
  it('is told to be damaged to whoever answers, and not to be unknown', async () => {
    const directory = temporaryFolder()
    const { run, as } = await openWaitingRun({ directory, store: 'sqlite' })
    const file = new DatabaseSync(fileIn(directory))
    file.exec(`DELETE FROM content WHERE address LIKE 'plan:%'`)
    file.close()
    const session = as({ ...grace, roles: ['reviewer'] })
    await expectCode('FCC_CONTENT_MISSING', () =>
      readAndAnswer(session, run.id, { decision: 'approved' }),
    )
  })
})
