import type { JournalStep, StoredApproval, TenantStore } from '@fcc/contracts'
import {
  assertAnswerable,
  assertEntries,
  assertSameRun,
  seatsBeside,
  storeError,
} from '@fcc/contracts/store-checks'
import { copyBytes, keepBytes } from './copy-bytes.ts'
import { freezeDeep } from './freeze-deep.ts'
import { assertNewEntries, insertEntries } from './memory-audit.ts'
import type { MemoryRun } from './memory-state.ts'
import { leasedRun, type MemoryWork } from './memory-work.ts'

type Journal = Pick<
  TenantStore,
  'writeIntent' | 'writeResult' | 'readJournal' | 'writeApproval' | 'readApproval'
>

const nameOf = (activity: string, part: JournalStep['part']): string => `${part}\0${activity}`

type Result = Extract<JournalStep, { part: 'result' }>

/** Refuses results that have no intent, or that are there already. */
export function assertNewResults(
  { journal }: Pick<MemoryRun, 'journal'>,
  run: string,
  results: readonly Result[],
): void {
  const answered = new Set<string>()
  for (const { activity } of results) {
    if (!journal.has(nameOf(activity, 'intent'))) {
      throw storeError('FCC_STORE_UNKNOWN_ACTIVITY', [activity, run])
    }
    if (answered.has(activity) || journal.has(nameOf(activity, 'result'))) {
      throw storeError('FCC_STORE_ALREADY_ANSWERED', [activity, run])
    }
    answered.add(activity)
  }
}

/** Adds results that were asserted to be new. */
export function insertResults(
  { journal }: Pick<MemoryRun, 'journal'>,
  results: readonly Result[],
): void {
  for (const step of results) {
    journal.set(nameOf(step.activity, 'result'), { ...step, sealed: keepBytes(step.sealed) })
  }
}

/** The journal and the approvals of a tenant in memory. */
export function createMemoryJournal(memory: MemoryWork): Journal {
  const { state, checkId, work } = memory
  return {
    writeIntent: (lease, step) =>
      work(() => {
        const { activity } = step
        checkId('activity', activity.id)
        checkId('visit', activity.visit)
        assertSameRun(`The activity ${activity.id}`, activity.run, checkId('run', lease.run))
        const { journal } = leasedRun(memory, lease)
        const name = nameOf(activity.id, 'intent')
        if (!journal.has(name)) journal.set(name, { ...step, sealed: keepBytes(step.sealed) })
      }),
    writeResult: (lease, step) =>
      work(() => {
        checkId('activity', step.activity)
        checkId('run', lease.run)
        const found = leasedRun(memory, lease)
        assertNewResults(found, lease.run, [step])
        insertResults(found, [step])
      }),
    readJournal: (run) =>
      work(() => [...(state.runs.get(checkId('run', run))?.journal.values() ?? [])].map(copyStep)),
    writeApproval: (approval, entries) =>
      work(() => {
        checkId('run', approval.run)
        checkId('activity', approval.activity)
        assertEntries(checkId, entries, approval.run)
        const run = state.runs.get(approval.run)
        const known = seatsBeside(run?.head, approval.activity)
        assertAnswerable(
          run?.head,
          approval,
          known.flatMap((seat) => run?.approvals.get(seat) ?? []),
        )
        assertNewEntries(state, entries)
        run?.approvals.set(approval.activity, copyApproval(approval))
        insertEntries(state, entries)
      }),
    readApproval: (run, activity) =>
      work(() => {
        checkId('activity', activity)
        const approval = state.runs.get(checkId('run', run))?.approvals.get(activity)
        return approval && copyApproval(approval)
      }),
  }
}

function copyStep(step: JournalStep): JournalStep {
  if (step.part === 'intent') freezeDeep(step.activity)
  return { ...step, sealed: copyBytes(step.sealed) }
}

function copyApproval(approval: StoredApproval): StoredApproval {
  const { note, ...rest } = approval
  freezeDeep(rest.by)
  return note === undefined ? rest : { ...rest, note: copyBytes(note) }
}
