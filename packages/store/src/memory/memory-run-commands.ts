import { abortsVisit, isFinal, type TenantStore } from '@fcc/contracts'
import { assertEntries, storeError, urgentFirst } from '@fcc/contracts/store-checks'
import { freezeDeep } from './freeze-deep.ts'
import { assertNewEntries, insertEntries } from './memory-audit.ts'
import type { MemoryRun } from './memory-state.ts'
import type { MemoryWork } from './memory-work.ts'

/** Throws where somebody commands an end or a quarantine that a commit does not carry out. */
export function assertCommandsCarried(run: MemoryRun, commands: readonly string[]): void {
  const urgent = [...run.commands.values()].filter(abortsVisit)
  if (urgent.some(({ id }) => !commands.includes(id))) {
    throw storeError('FCC_STORE_COMMANDED', [run.head.run])
  }
}

/** The commands of runs, in memory. */
export function createMemoryRunCommands({
  state,
  checkId,
  work,
}: MemoryWork): Pick<TenantStore, 'writeCommand' | 'readCommands'> {
  return {
    writeCommand: (command, entries) =>
      work(() => {
        const run = state.runs.get(checkId('run', command.run))
        if (run === undefined) throw storeError('FCC_STORE_UNKNOWN_RUN', [command.run])
        const id = checkId('command', command.id)
        assertEntries(checkId, entries, command.run)
        const isPending = [...run.commands.values()].some(({ kind }) => kind === command.kind)
        if (isFinal(run.head.state) || isPending) return false
        if (state.commandIds.has(id)) throw storeError('FCC_STORE_DUPLICATE_ENTRY', [id])
        assertNewEntries(state, entries)
        state.commandIds.add(id)
        const { digest, ...rest } = command
        run.commands.set(id, Object.freeze({ ...freezeDeep(structuredClone(rest)), digest }))
        insertEntries(state, entries)
        return true
      }),
    readCommands: (id) =>
      work(() => urgentFirst([...(state.runs.get(checkId('run', id))?.commands.values() ?? [])])),
  }
}
