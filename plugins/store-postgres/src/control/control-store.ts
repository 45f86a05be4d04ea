import type { ControlStore } from '@fcc/contracts'
import { createCapabilities } from './capabilities.ts'
import type { ControlWork } from './control-work.ts'
import { createCredentials } from './credentials.ts'
import { createDirectory } from './directory.ts'
import { createKeys } from './keys.ts'
import { createMarks } from './marks.ts'
import { createWorkNotes } from './work-notes.ts'

/** The control store in the tables of the host, and in those of each tenant for its keys. */
export function createControl(work: ControlWork, onClose: () => void): ControlStore {
  return {
    ...createKeys(work),
    ...createCapabilities(work),
    ...createMarks(work),
    ...createCredentials(work),
    ...createDirectory(work),
    ...createWorkNotes(work),
    close: async () => onClose(),
  }
}
