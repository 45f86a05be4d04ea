import type { ReferenceData, ReferenceDataStore } from '@fcc/contracts'
import { type IdCheck, storeError } from '@fcc/contracts/store-checks'
import { freezeDeep } from './freeze-deep.ts'

/** Reference data in memory. */
export function createMemoryReferenceData(checkId: IdCheck): ReferenceDataStore {
  const kept: ReferenceData[] = []
  const texts = new Map<string, string>()
  let open = true

  async function work<T>(act: () => T): Promise<T> {
    if (!open) throw storeError('FCC_STORE_CLOSED', ['The store of reference data'])
    return act()
  }

  const find = (name: string, version?: string): ReferenceData | undefined =>
    kept.findLast((data) => data.name === name && (version ?? data.version) === data.version)

  return {
    keep: (data, text) =>
      work(() => {
        const known = find(checkId('reference data', data.name), checkId('version', data.version))
        if (known?.digest === data.digest) return known
        if (known) throw storeError('FCC_STORE_REFERENCE_TAKEN', [data.name, data.version])
        const copy = freezeDeep({ ...data })
        kept.push(copy)
        texts.set(data.digest, text)
        return copy
      }),
    find: (name, version) =>
      work(() => {
        if (version !== undefined) checkId('version', version)
        return find(checkId('reference data', name), version)
      }),
    list: () => work(() => [...kept]),
    read: (digest) => work(() => texts.get(checkId('digest', digest))),
    close: async () => {
      open = false
    },
  }
}
