/** The states of a run. The last five are final. */
export const RUN_STATES = [
  'queued',
  'running',
  'waiting',
  'paused',
  'quarantined',
  'completed',
  'halted',
  'rejected',
  'cancelled',
  'failed',
] as const
export type RunState = (typeof RUN_STATES)[number]

/** What a waiting run waits for. */
export type WaitingFor = 'human' | 'provider' | 'service' | 'version' | 'quota'

/** What moves a run from state to state. */
export type RunSignal =
  | 'start'
  | 'wait'
  | 'continue'
  | 'pause'
  | 'quarantine'
  | 'complete'
  | 'halt'
  | 'reject'
  | 'cancel'
  | 'fail'

const chart: Readonly<Record<RunState, Partial<Record<RunSignal, RunState>>>> = {
  queued: {
    start: 'running',
    cancel: 'cancelled',
    fail: 'failed',
    halt: 'halted',
    reject: 'rejected',
  },
  running: {
    wait: 'waiting',
    pause: 'paused',
    quarantine: 'quarantined',
    complete: 'completed',
    halt: 'halted',
    reject: 'rejected',
    cancel: 'cancelled',
    fail: 'failed',
  },
  waiting: {
    continue: 'running',
    quarantine: 'quarantined',
    cancel: 'cancelled',
    reject: 'rejected',
    fail: 'failed',
  },
  paused: { continue: 'running', quarantine: 'quarantined', cancel: 'cancelled' },
  quarantined: { continue: 'running', cancel: 'cancelled' },
  completed: {},
  halted: {},
  rejected: {},
  cancelled: {},
  failed: {},
}

/** The state after a signal, or `undefined` where the chart has no such arrow. */
export function nextRunState(state: RunState, signal: RunSignal): RunState | undefined {
  return chart[state][signal]
}

/** Whether a run in this state has ended. */
export function isFinal(state: RunState): boolean {
  return Object.keys(chart[state]).length === 0
}
