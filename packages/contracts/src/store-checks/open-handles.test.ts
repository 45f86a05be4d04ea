import { describe, expect, it } from 'vitest'
import type { ControlStore } from '../stores/control-store.ts'
import type { ReferenceDataStore } from '../stores/reference-data-store.ts'
import type { TenantStore } from '../stores/tenant-store.ts'
import { createBackend } from './open-handles.ts'

function createLoggingBackend(log: string[]) {
  const control = {
    async close() {
      log.push('control')
    },
  } as ControlStore
  return createBackend({
    control,
    referenceData: {
      async close() {
        log.push('reference data')
      },
    } as ReferenceDataStore,
    async openTenant(tenant, onClose) {
      if (tenant === 'broken') throw new Error('broken')
      return {
        tenant,
        async close() {
          log.push(tenant)
          onClose()
        },
      } as TenantStore
    },
  })
}

describe('the handles of a store', () => {
  it('are closed in reverse order of opening, the control store last, and once', async () => {
    const log: string[] = []
    const backend = createLoggingBackend(log)
    for (const tenant of ['a', 'b', 'c']) await backend.openTenant(tenant)
    await Promise.all([backend.close(), backend.close()])
    expect(log).toEqual(['c', 'b', 'a', 'reference data', 'control'])
  })

  it('that could not be opened are tried anew, and do not stop the others from closing', async () => {
    const log: string[] = []
    const backend = createLoggingBackend(log)
    await expect(backend.openTenant('broken')).rejects.toThrow('broken')
    await expect(backend.openTenant('broken')).rejects.toThrow('broken')
    await backend.openTenant('a')
    const opening = backend.openTenant('broken')
    await Promise.all([backend.close(), expect(opening).rejects.toThrow('broken')])
    expect(log).toEqual(['a', 'reference data', 'control'])
  })
})
