import type {
  ObjectBackend,
  ObjectStoreFactory,
  ObjectStoreOptions,
  TenantObjects,
} from '@fcc/contracts/store-checks'
import { objectErrors } from './diagnostics.ts'
import { isReference, objectNameOf, readReference, writeReference } from './object-reference.ts'

/** Contents of a host that are too large for a row. */
export interface HostObjects {
  /** Whether bytes of this length are an object from now on. */
  takes(bytes: number): boolean
  /** Puts sealed bytes where objects are, and gives what the row has instead. Durable once it comes back. */
  put(tenant: string, sealed: Uint8Array): Promise<Uint8Array>
  /**
   * What a row has sealed: the bytes themselves, or those of the object that it names, which are as they were put.
   *
   * @throws FccError FCC_OBJECT_MISSING, FCC_OBJECT_DAMAGED, FCC_OBJECT_STORE_ABSENT
   */
  read(tenant: string, sealed: Uint8Array): Promise<Uint8Array>
  /** Removes the object that a row named; nothing where it named none, or one of another store. */
  remove(tenant: string, sealed: Uint8Array): Promise<void>
  /** How many bytes the objects of a tenant have, as of a minute ago at most and with those of this process since. */
  size(tenant: string, now: number): Promise<number>
  /**
   * Removes every object of a tenant, and what else names it: where objects go now, and in the stores that are named.
   *
   * @returns how many are left there
   * @throws FccError FCC_OBJECT_STORE_ABSENT
   */
  erase(tenant: string, stores: Iterable<string>): Promise<number>
  /** How many objects of a tenant are where objects go now. */
  count(tenant: string): Promise<number>
  /** Takes away objects that are older than they may be and that nobody names, and puts that never ended. */
  sweep(tenant: string, isNamed: NamedObjects, now: number): Promise<number>
  /** Idempotent. */
  close(): Promise<void>
}

async function eraseIn(backend: ObjectBackend, tenant: string): Promise<number> {
  const objects = backend.ofTenant(tenant)
  await objects.dropUnfinished(Number.MAX_SAFE_INTEGER)
  let after: string | undefined
  for (;;) {
    const page = await objects.list({ after, limit: PAGE })
    for (const { name } of page) await objects.remove(name)
    after = page.at(-1)?.name
    if (page.length < PAGE) break
  }
  const left = await countIn(objects)
  if (left === 0) await backend.forget?.(tenant)
  return left
}

async function countIn(objects: TenantObjects): Promise<number> {
  let count = 0
  let after: string | undefined
  for (;;) {
    const page = await objects.list({ after, limit: PAGE })
    count += page.length
    after = page.at(-1)?.name
    if (page.length < PAGE) return count
  }
}

/** The names of the objects that rows of a tenant name; asked only where there is an object that may go. */
export type NamedObjects = () => Promise<ReadonlySet<string>>

/** How long a size serves before objects are listed again, in milliseconds. */
const SIZE_SERVES_MS = 60_000
/** How many objects are listed at a time. */
const PAGE = 500

/** Opens where the contents of a host lie that are too large for a row. */
export async function openHostObjects(given: {
  /** The one that takes objects from now on; none where absent. */
  readonly chosen?: { readonly use: string; readonly factory: ObjectStoreFactory } | undefined
  /** Others, which are read where a row names them. */
  readonly known: Readonly<Record<string, ObjectStoreFactory>>
  readonly options: ObjectStoreOptions
  readonly overBytes: number
  readonly orphanMs: number
}): Promise<HostObjects> {
  const { chosen, known, options, overBytes, orphanMs } = given
  const writing = await chosen?.factory.open(options)
  const opened = new Map<string, Promise<ObjectBackend>>()
  if (chosen && writing) opened.set(chosen.use, Promise.resolve(writing))

  const sizes = new Map<string, { bytes: number; readonly at: number }>()

  async function sizeOf(objects: TenantObjects): Promise<number> {
    let bytes = 0
    let after: string | undefined
    for (;;) {
      const page = await objects.list({ after, limit: PAGE })
      for (const each of page) bytes += each.bytes
      after = page.at(-1)?.name
      if (page.length < PAGE) return bytes
    }
  }

  async function backendOf(store: string): Promise<ObjectBackend | undefined> {
    const factory = Object.hasOwn(known, store) ? known[store] : undefined
    if (!opened.has(store) && factory) opened.set(store, factory.open(options))
    return opened.get(store)
  }

  return {
    takes: (bytes) => writing !== undefined && bytes >= overBytes,
    async put(tenant, sealed) {
      if (!chosen || !writing) return sealed
      const name = objectNameOf(sealed)
      await writing.ofTenant(tenant).put(name, sealed)
      const size = sizes.get(tenant)
      if (size) size.bytes += sealed.length
      return writeReference({ store: chosen.use, name })
    },
    async read(tenant, sealed) {
      if (!isReference(sealed)) return sealed
      const reference = readReference(sealed)
      if (!reference) throw objectErrors.damagedReference(tenant)
      const backend = await backendOf(reference.store)
      if (!backend) throw objectErrors.elsewhere(tenant, reference.store, chosen?.use)
      const found = await backend.ofTenant(tenant).get(reference.name)
      if (found === undefined) throw objectErrors.missing(tenant, reference)
      if (objectNameOf(found) !== reference.name) throw objectErrors.damaged(tenant, reference)
      return found
    },
    async remove(tenant, sealed) {
      const reference = readReference(sealed)
      const backend = reference && (await backendOf(reference.store))
      if (reference) await backend?.ofTenant(tenant).remove(reference.name)
    },
    async size(tenant, now) {
      if (!writing) return 0
      const known = sizes.get(tenant)
      if (known && Math.abs(now - known.at) < SIZE_SERVES_MS) return known.bytes
      const bytes = await sizeOf(writing.ofTenant(tenant))
      sizes.set(tenant, { bytes, at: now })
      return bytes
    },
    async erase(tenant, stores) {
      sizes.delete(tenant)
      let left = 0
      for (const store of new Set([...(chosen ? [chosen.use] : []), ...stores])) {
        const backend = await backendOf(store)
        if (!backend) throw objectErrors.elsewhere(tenant, store, chosen?.use)
        left += await eraseIn(backend, tenant)
      }
      return left
    },
    count: async (tenant) => (writing ? countIn(writing.ofTenant(tenant)) : 0),
    async sweep(tenant, isNamed, now) {
      if (!writing) return 0
      const objects = writing.ofTenant(tenant)
      const before = now - orphanMs
      let named: ReadonlySet<string> | undefined
      sizes.delete(tenant)
      let swept = await objects.dropUnfinished(before)
      let after: string | undefined
      for (;;) {
        const page = await objects.list({ after, limit: PAGE })
        const old = page.filter(({ writtenAt }) => writtenAt < before)
        if (old.length > 0) named ??= await isNamed()
        for (const { name } of old.filter((each) => !named?.has(each.name))) {
          await objects.remove(name)
          swept += 1
        }
        after = page.at(-1)?.name
        if (page.length < PAGE) return swept
      }
    },
    async close() {
      for (const backend of [...opened.values()].reverse()) await (await backend).close()
      opened.clear()
    },
  }
}
