import type { RunState } from '@fcc/contracts'

/** What each state of a run means, in words; a new one does not compile until it is here. */
export const stateMeanings: Readonly<Record<RunState, string>> = {
  queued: 'it was taken in, and nothing of it has begun',
  running: 'a visit of it is under way',
  waiting: 'a person is asked; it continues with the answer',
  paused: 'somebody paused it; it continues when it is resumed',
  quarantined: 'somebody set it apart; it continues or is cancelled when somebody says so',
  completed: 'every outcome passed its gate and was released',
  halted: 'a hard stop, or a rule that nobody could decide, ended it',
  rejected: 'a gate, a blocking rule or a person said no, and nothing is left to try',
  cancelled: 'whoever started it, or the host, ended it',
  failed: 'something broke: an error with a code, and no verdict on the content',
}
