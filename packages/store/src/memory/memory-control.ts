import type { AcceptedCapabilities, ControlStore, Erasure, WrappedKey } from '@fcc/contracts'
import { type IdCheck, storeError } from '@fcc/contracts/store-checks'
import { copyBytes } from './copy-bytes.ts'
import { freezeDeep } from './freeze-deep.ts'
import { memoryDirectory } from './memory-directory.ts'

const nameOf = (tenant: string, kind: string, name: string) => JSON.stringify([tenant, kind, name])
const copyKey = (key: WrappedKey): WrappedKey => ({ ...key, wrapped: copyBytes(key.wrapped) })

/** The control store in memory. */
export function createMemoryControl(checkId: IdCheck): ControlStore {
  const keys = new Map<string, WrappedKey>()
  const erasures = new Map<string, Erasure>()
  const capabilities = new Map<string, AcceptedCapabilities>()
  let open = true

  async function work<T>(act: () => T): Promise<T> {
    if (!open) throw storeError('FCC_STORE_CLOSED', ['The control store'])
    return act()
  }

  return {
    putKey: (key) =>
      work(() => {
        checkId('tenant', key.tenant)
        const name = nameOf(key.tenant, key.kind, checkId('key', key.name))
        const standing = keys.get(name)
        if (standing !== undefined) return copyKey(standing)
        if (key.kind === 'data' && erasures.has(nameOf(key.tenant, 'data', key.name))) {
          throw storeError('FCC_STORE_ERASED', [key.name])
        }
        keys.set(name, copyKey(key))
        return copyKey(key)
      }),
    readKey: (tenant, kind, name) =>
      work(() => {
        const key = keys.get(nameOf(checkId('tenant', tenant), kind, checkId('key', name)))
        return key && copyKey(key)
      }),
    shred: (erasure) =>
      work(() => {
        checkId('tenant', erasure.tenant)
        const name = nameOf(erasure.tenant, 'data', checkId('subject', erasure.subject))
        const key = keys.get(name)
        if (key === undefined) return false
        key.wrapped.fill(0)
        keys.delete(name)
        if (!erasures.has(name)) erasures.set(name, freezeDeep({ ...erasure }))
        return true
      }),
    listErasures: (tenant) =>
      work(() => {
        checkId('tenant', tenant)
        return [...erasures.values()].filter((erasure) => erasure.tenant === tenant)
      }),
    readCapabilities: (tenant) => work(() => capabilities.get(checkId('tenant', tenant))),
    writeCapabilities: (accepted) =>
      work(() => {
        capabilities.set(checkId('tenant', accepted.tenant), freezeDeep(accepted))
      }),
    ...memoryDirectory(work, checkId),
    close: async () => {
      open = false
      for (const key of keys.values()) key.wrapped.fill(0)
      keys.clear()
    },
  }
}
