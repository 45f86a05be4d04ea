import type { ControlStore, StoreMark } from '@fcc/contracts'
import { assertCount, type IdCheck } from '@fcc/contracts/store-checks'
import { freezeDeep } from './freeze-deep.ts'
import type { HoldRows } from './memory-erasure.ts'

/** The marks of the tenants' stores in memory. */
export function memoryMarks(
  work: <T>(act: () => T) => Promise<T>,
  checkId: IdCheck,
  hold: HoldRows,
): Pick<ControlStore, 'readMark' | 'listMarked' | 'writeMark'> {
  const marks = hold('store_mark', new Map<string, StoreMark>(), ({ tenant }) => tenant)
  return {
    readMark: (tenant) => work(() => marks.get(checkId('tenant', tenant))),
    listMarked: () => work(() => [...marks.keys()].sort()),
    writeMark: (mark) =>
      work(() => {
        checkId('tenant', mark.tenant)
        assertCount('version', mark.version)
        if ((marks.get(mark.tenant)?.version ?? 0) + 1 !== mark.version) return false
        marks.set(mark.tenant, freezeDeep({ ...mark }))
        return true
      }),
  }
}
