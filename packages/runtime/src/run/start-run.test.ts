import { describe, expect, it } from 'vitest'
import { sample } from '../testing/sample-plugin.test-support.ts'
import { expectCode, openSession } from '../testing/test-runtime.test-support.ts'

const asking = (at: string) => `
constitution: more
title: More
rules:
  - id: ask-first
    tier: mandatory
    at: [${at}]
    when: run.purpose == 'drafting'
    remedy: require_approval
    approvable_by: [officer]
    say: Somebody has to look at it.
`

describe('an approval that a rule asks for', () => {
  it('cannot be asked for an input: before a run there is nobody who could give one', async () => {
    const error = await expectCode('FCC_TENANT_REFUSED', () =>
      openSession({ plugins: [sample({ documents: asking('run_input, artifact') })] }),
    )
    expect(error.why).toContain('FCC_CONSTITUTION_ASKS_NOBODY')
  })

  it('is waited for where the rule looks at what a visit made', async () => {
    const session = await openSession({ plugins: [sample({ documents: asking('artifact') })] })
    const run = await (await session.start('write', { note: 'x' })).finished()
    expect(run).toMatchObject({ state: 'waiting', waiting: { asks: 'approval' } })
  })
})

describe('a subject', () => {
  it.each([
    ["the tenant's own", 'tenant'],
    ["another run's", 'run:01JD5V8R3N4T6W8Y0Z2B4D6F8H'],
  ])('is not %s, for it would share that key', async (_, subject) => {
    const session = await openSession()
    for (const subjects of [[subject], ['patient-1', subject]]) {
      await expectCode('FCC_SUBJECT_RESERVED', () =>
        session.start('write', { note: 'x' }, { subjects }),
      )
    }
    expect(await session.runs()).toEqual([])
  })
})
