import { isFinal, type RunCommand, type RunRecord } from '@fcc/contracts'
import type { FccError } from '@fcc/plugin-api'
import { type AuditDraft, changed, endEntry, ended, resumed, waiting } from '@fcc/simulation'

/** A run's next record with the audit entries that say why; a change of state that is no visit. */
export interface RunChange {
  readonly run: RunRecord
  readonly entries: readonly AuditDraft[]
}

/** What a command says, before it is a row. */
export type Commanded = Pick<RunCommand, 'kind' | 'by' | 'say' | 'versions'>

/** Whether a run has stopped without having ended. */
export function hasStopped({ state }: Pick<RunRecord, 'state'>): boolean {
  return state === 'waiting' || state === 'paused' || state === 'quarantined'
}

/** The run as a command leaves it, or `undefined` where its state does not allow it. Pure. */
export function resolveCommand(
  run: RunRecord,
  command: Commanded,
  now: number,
): RunChange | undefined {
  if (isFinal(run.state)) return undefined
  if (command.kind === 'resume') {
    const { versions } = command
    // Who waits for a person continues by the answer alone, unless it is about the code.
    const asksSomebody = run.state === 'waiting' && run.waiting?.for === 'human'
    if ((asksSomebody || !hasStopped(run)) && !versions) return undefined
    return resolveContinuation(run, { by: command.by.id, versions, insists: true }, now)
  }
  const reason = { kind: 'request' as const, id: command.kind, say: command.say }
  if (command.kind === 'cancel') {
    const over = ended(run, 'cancel', [reason], now)
    return { run: over, entries: [endEntry(over)] }
  }
  const next = changed(run, command.kind, now)
  if (next === run) return undefined
  return {
    run: { ...next, reasons: [reason] },
    entries: [
      {
        type: command.kind === 'pause' ? 'fcc.run.paused' : 'fcc.run.quarantined',
        subject: run.id,
        data: { envelope: run.envelope, by: command.by.id },
      },
    ],
  }
}

/** Why a run continues that stood still. */
export interface Continuation {
  readonly by: string
  /** The activity that was answered, where a person was waited for. */
  readonly activity?: string | undefined
  /** Whether somebody resumed it by hand: who is left alone is asked all the same. */
  readonly insists?: boolean | undefined
  /** Plugins that are there in another version than the run was planned with: pinned and present. */
  readonly versions?: RunCommand['versions']
}

/** The run continuing. Versions that somebody accepted are its pins from now on. Pure. */
export function resolveContinuation(run: RunRecord, why: Continuation, now: number): RunChange {
  const accepted = Object.fromEntries(
    Object.entries(why.versions ?? {}).map(([plugin, { here }]) => [plugin, here]),
  )
  const going = resumed(run, now, why.insists)
  return {
    run: {
      ...going,
      reasons: [],
      pins: { ...going.pins, code: { ...going.pins.code, ...accepted } },
      // A run that was running all along changes its pins, and nothing else, when somebody says so.
      ...(going.sequence === run.sequence ? { sequence: run.sequence + 1 } : {}),
    },
    entries: [
      {
        type: 'fcc.run.resumed',
        subject: run.id,
        data: {
          envelope: run.envelope,
          by: why.by,
          activity: why.activity,
          versions: why.versions,
        },
      },
    ],
  }
}

/** The run on versions that their plugins declare compatible: its pins name what runs from now on. Pure. */
export function resolveCompatible(
  run: RunRecord,
  versions: NonNullable<RunCommand['versions']>,
  now: number,
): RunChange {
  const here = Object.fromEntries(
    Object.entries(versions).map(([plugin, change]) => [plugin, change.here]),
  )
  return {
    run: {
      ...run,
      sequence: run.sequence + 1,
      updatedAt: new Date(now).toISOString(),
      pins: { ...run.pins, code: { ...run.pins.code, ...here } },
    },
    entries: [
      {
        type: 'fcc.run.continued',
        subject: run.id,
        data: { envelope: run.envelope, versions },
      },
    ],
  }
}

/** A run that failed with an error of ours. Pure. */
export function resolveFailure(run: RunRecord, error: FccError, now: number): RunChange {
  const { code, why, fix } = error
  const over = ended(run, 'fail', [{ kind: 'error', id: code, say: why, fix }], now)
  return { run: over, entries: [endEntry(over)] }
}

/** A run put aside because processes ended under it. Pure. */
export function resolvePoisoned(
  run: RunRecord,
  { code, why, fix }: FccError,
  now: number,
): RunChange | undefined {
  const next = isFinal(run.state) ? run : changed(run, 'quarantine', now)
  if (next === run) return undefined
  const data = { envelope: run.envelope, by: code }
  return {
    run: { ...next, reasons: [{ kind: 'error', id: code, say: why, fix }] },
    entries: [{ type: 'fcc.run.quarantined', subject: run.id, data }],
  }
}

/** A running run waiting for the code it was planned with, or for somebody's word. Pure. */
export function resolveVersionWait(
  run: RunRecord,
  missing: Readonly<Record<string, { readonly pinned: string; readonly here: string }>>,
  now: number,
): RunChange | undefined {
  if (run.state !== 'running') return undefined
  const list = Object.entries(missing).map(
    ([plugin, { pinned, here }]) => `${plugin} ${pinned}, and here is ${here}`,
  )
  const next = waiting(
    run,
    { for: 'version', roles: [], ask: `It was planned with ${list.join('; ')}.` },
    now,
  )
  return {
    run: next,
    entries: [
      {
        type: 'fcc.run.waiting',
        subject: run.id,
        data: { envelope: run.envelope, for: 'version', versions: missing },
      },
    ],
  }
}
