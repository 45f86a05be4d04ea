import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { copyExample, type ExampleCopy } from '../harness/example-copy.ts'
import { fccIn, startFccIn } from '../harness/fcc-in-copy.ts'

const person = ['--tenant', 'riverside', '--as', 'grace:privacy-officer']
let copy: ExampleCopy

beforeEach(() => {
  copy = copyExample()
})
afterEach(() => copy.remove())

/** A run that waits for a person, and whose process was killed while its lease was far from lapsing. */
async function leaveWaitingRun(): Promise<string> {
  const child = startFccIn(copy, [
    ...['run', 'release-with-signature', '--tenant', 'riverside', '--as', 'ada'],
    ...['--input', 'note=inputs/healthcare/corrected-note.txt', '--wait'],
  ])
  const line = await child.said(/fcc approve \S+/)
  child.process.kill('SIGKILL')
  expect((await child.ended).signal).toBe('SIGKILL')
  return /fcc approve (\S+)/.exec(line)?.[1] ?? ''
}

describe('a run whose process was killed while it waited', () => {
  it('is continued at once by who answers it', async () => {
    const run = await leaveWaitingRun()
    const read = fccIn(copy, ['inbox', 'show', run, ...person])
    const [, digest = ''] = /--read (\S+)/.exec(read.stdout) ?? []
    const answered = fccIn(copy, ['approve', run, '--read', digest, ...person])
    expect(answered).toMatchObject({ code: 0 })
    expect(answered.stdout).toContain('Completed in')
    expect(answered.stdout).not.toContain('The process that holds the run')
  })

  it('is ended at once by who cancels it', async () => {
    const run = await leaveWaitingRun()
    fccIn(copy, ['cancel', run, ...person])
    const { stdout } = fccIn(copy, ['runs', ...person, '--json'])
    expect(JSON.parse(stdout)).toMatchObject({ runs: [{ id: run, state: 'cancelled' }] })
  })
})
