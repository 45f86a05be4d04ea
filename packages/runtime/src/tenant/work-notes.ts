import type { ControlStore } from '@fcc/contracts'

/** How long a process counts on its note that a tenant may have work, in milliseconds. */
const NOTE_COUNTS_MS = 60_000

/**
 * How old a note must be before it is taken away: until then a process that counts on it may start a run
 * without writing another.
 */
export const NOTE_STAYS_MS = 2 * NOTE_COUNTS_MS

/** Notes in the control store that a tenant may have work, for the recovery scan of every process. */
export interface WorkNotes {
  /** Makes sure that there is a note. Call it before a run becomes durable. */
  ensure(): Promise<void>
}

/** The notes of one tenant by this process: one write a minute at most, however many runs start. */
export function createWorkNotes(
  tenant: string,
  control: Pick<ControlStore, 'noteWork'>,
  now: () => number = Date.now,
): WorkNotes {
  let noted: { readonly at: number; readonly written: Promise<void> } | undefined
  return {
    async ensure() {
      const at = now()
      if (!noted || at - noted.at >= NOTE_COUNTS_MS) {
        const written = control.noteWork(tenant, at)
        noted = { at, written }
        written.catch(() => {
          noted = undefined
        })
      }
      await noted.written
    },
  }
}
