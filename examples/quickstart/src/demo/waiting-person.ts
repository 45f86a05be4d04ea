import type { Expectations } from './expectations.ts'
import { fcc, startFcc } from './fcc-command.ts'
import { heading, say } from './terminal.ts'

/** A run that waits for a person: one process stays with it, another one brings the answer. */
export async function waitForPerson(expectations: Expectations, subject: string): Promise<void> {
  heading(
    'A run that waits for a person',
    'The hospital’s own scenario asks its privacy officer. The first command stays; others read and answer.',
  )
  const waiting = startFcc(
    [
      'run',
      'release-with-signature',
      ...['--tenant', 'riverside', '--as', 'ada', '--subject', subject],
      ...['--input', 'note=inputs/healthcare/corrected-note.txt', '--wait'],
    ],
    'first ',
  )
  const [, run = ''] = await waiting.said(/fcc inbox show (\S+)/)
  const grace = ['--tenant', 'riverside', '--as', 'grace:privacy-officer']
  const read = await fcc(['inbox', 'show', run, ...grace], 'second')
  const [, digest = ''] = /fcc approve \S+ --read (\S+)/.exec(read.output) ?? []
  const answered = await fcc(['approve', run, '--read', digest, ...grace], 'second')
  const { code, output } = await waiting.ended
  say('')
  expectations.check(
    'she read what she signs before she did',
    read.output.includes('De-identified note'),
    true,
  )
  expectations.check('the answer was taken from a second process', answered.code, 0)
  expectations.check('the first process continued and completed the run', code, 0)
  expectations.check('it says who signed', output.includes('approved by grace'), true)
}
