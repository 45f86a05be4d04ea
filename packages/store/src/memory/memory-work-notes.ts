import type { ControlStore } from '@fcc/contracts'
import { assertCount, type IdCheck } from '@fcc/contracts/store-checks'
import type { HoldRows } from './memory-erasure.ts'

/** Which tenants may have work, in memory. */
export function memoryWorkNotes(
  work: <T>(act: () => T) => Promise<T>,
  checkId: IdCheck,
  hold: HoldRows,
): Pick<ControlStore, 'noteWork' | 'listWork' | 'clearWork'> {
  const notes = hold('tenant_work', new Map<string, number>(), (_, tenant) => tenant)
  return {
    noteWork: (tenant, at) =>
      work(() => {
        checkId('tenant', tenant)
        notes.set(tenant, Math.max(assertCount('at', at), notes.get(tenant) ?? 0))
      }),
    listWork: () =>
      work(() =>
        [...notes]
          .map(([tenant, at]) => ({ tenant, at }))
          .sort((left, right) => (left.tenant < right.tenant ? -1 : 1)),
      ),
    clearWork: ({ tenant, at }) =>
      work(() => {
        checkId('tenant', tenant)
        if ((notes.get(tenant) ?? Number.POSITIVE_INFINITY) <= assertCount('at', at)) {
          notes.delete(tenant)
        }
      }),
  }
}
