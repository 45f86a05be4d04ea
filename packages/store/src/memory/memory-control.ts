import type {
  AcceptedCapabilities,
  ControlStore,
  Erasure,
  KeyCursor,
  WrappedKey,
} from '@fcc/contracts'
import { assertCount, type IdCheck, storeError } from '@fcc/contracts/store-checks'
import { copyBytes } from './copy-bytes.ts'
import { freezeDeep } from './freeze-deep.ts'
import { memoryCredentials } from './memory-credentials.ts'
import { memoryDirectory } from './memory-directory.ts'
import type { HoldRows } from './memory-erasure.ts'
import { memoryMarks } from './memory-marks.ts'
import { memoryWorkNotes } from './memory-work-notes.ts'

const nameOf = (tenant: string, kind: string, name: string) => JSON.stringify([tenant, kind, name])
/** Pure: by kind and name, in the order of their bytes. */
function compareKeys(one: KeyCursor, other: KeyCursor): number {
  const [left, right] = [one.kind, other.kind]
  if (left !== right) return left < right ? -1 : 1
  return Buffer.compare(Buffer.from(one.name), Buffer.from(other.name))
}

const copyKey = (key: WrappedKey): WrappedKey => ({ ...key, wrapped: copyBytes(key.wrapped) })

/** The control store in memory. */
export function createMemoryControl(checkId: IdCheck, hold: HoldRows): ControlStore {
  const keys = hold('wrapped_key', new Map<string, WrappedKey>(), ({ tenant }) => tenant)
  const erasures = hold('erasure', new Map<string, Erasure>(), ({ tenant }) => tenant)
  const capabilities = hold(
    'accepted_capabilities',
    new Map<string, AcceptedCapabilities>(),
    ({ tenant }) => tenant,
  )
  const { isThere, ...credentials } = memoryCredentials(work, checkId, hold)
  let open = true

  async function work<T>(act: () => T): Promise<T> {
    if (!open) throw storeError('FCC_STORE_CLOSED', ['The control store'])
    return act()
  }

  const keyOf = ({ tenant, subject }: Erasure) => {
    checkId('tenant', tenant)
    return nameOf(tenant, 'data', checkId('subject', subject))
  }

  function dropKey(name: string): boolean {
    keys.get(name)?.wrapped.fill(0)
    return keys.delete(name)
  }

  function note(erasure: Erasure): boolean {
    const name = keyOf(erasure)
    if (erasures.has(name)) return false
    erasures.set(name, freezeDeep({ ...erasure }))
    return true
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
    replaceKey: (key, standing) =>
      work(() => {
        checkId('tenant', key.tenant)
        const name = nameOf(key.tenant, key.kind, checkId('key', key.name))
        const stored = keys.get(name)
        if (stored === undefined || !Buffer.from(stored.wrapped).equals(standing)) return false
        keys.set(name, copyKey(key))
        stored.wrapped.fill(0)
        return true
      }),
    listKeys: (tenant, { after, limit }) =>
      work(() => {
        checkId('tenant', tenant)
        return [...keys.values()]
          .filter((key) => key.tenant === tenant && (!after || compareKeys(key, after) > 0))
          .sort(compareKeys)
          .slice(0, assertCount('limit', limit))
          .map(copyKey)
      }),
    shred: (erasure) =>
      work(() => {
        if (!dropKey(keyOf(erasure))) return false
        note(erasure)
        return true
      }),
    replayErasures: (replayed) =>
      work(() => {
        const names = replayed.map(keyOf)
        for (const name of names) dropKey(name)
        return replayed.filter(note)
      }),
    listErasures: (tenant) =>
      work(() => {
        checkId('tenant', tenant)
        return [...erasures.values()].filter((erasure) => erasure.tenant === tenant)
      }),
    isErased: (tenant, subject) =>
      work(() =>
        erasures.has(nameOf(checkId('tenant', tenant), 'data', checkId('subject', subject))),
      ),
    readCapabilities: (tenant) => work(() => capabilities.get(checkId('tenant', tenant))),
    writeCapabilities: (accepted, over) =>
      work(() => {
        const stored = capabilities.get(checkId('tenant', accepted.tenant))
        if (over !== undefined && stored?.digest !== over.digest) return false
        capabilities.set(accepted.tenant, freezeDeep(accepted))
        return true
      }),
    ...memoryMarks(work, checkId, hold),
    ...memoryDirectory(work, checkId, isThere),
    ...memoryWorkNotes(work, checkId, hold),
    ...credentials,
    close: async () => {
      open = false
      for (const key of keys.values()) key.wrapped.fill(0)
      keys.clear()
    },
  }
}
