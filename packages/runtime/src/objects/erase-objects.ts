import type { StoreBackend, TenantStore } from '@fcc/contracts'
import type { StoreErasure } from '@fcc/contracts/store-checks'
import { FccError } from '@fcc/plugin-api'
import { LEAST_OBJECT_BYTES } from '../config/objects-schema.ts'
import type { HostObjects } from './host-objects.ts'
import { readReference } from './object-reference.ts'

/** How many contents are listed at a time. */
const PAGE = 500

/**
 * An erasure that takes a tenant's objects along, before the rows that name them: those where objects go now, and
 * those of other object stores that rows still name.
 */
export function withErasedObjects(
  backend: Pick<StoreBackend, 'openTenant'>,
  erasure: StoreErasure,
  objects: HostObjects,
): StoreErasure {
  /** The object stores that rows of a tenant name. */
  async function namedBy(store: TenantStore): Promise<ReadonlySet<string>> {
    const named = new Set<string>()
    let after: string | undefined
    for (;;) {
      const page = await store.listContents({
        ...(after === undefined ? {} : { after }),
        limit: PAGE,
      })
      for (const { address } of page.filter(({ bytes }) => bytes >= LEAST_OBJECT_BYTES)) {
        const row = await store.readContent(address)
        const reference = row && readReference(row.sealed)
        if (reference) named.add(reference.store)
      }
      after = page.at(-1)?.address
      if (page.length < PAGE) return named
    }
  }

  async function namedStores(tenant: string): Promise<ReadonlySet<string>> {
    const { files, tenant: own } = await erasure.remains(tenant)
    // Opening a tenant that has no file, or no row of its own, would begin one; what its rows named went before it.
    if ((files ?? own) === 0) return new Set()
    try {
      const store = await backend.openTenant(tenant)
      try {
        return await namedBy(store)
      } finally {
        await store.close()
      }
    } catch (error) {
      // A file that cannot be read names nothing; what lies where objects go now is found without it.
      if (FccError.is(error) && error.code === 'FCC_STORE_CORRUPT') return new Set()
      throw error
    }
  }

  return {
    ...(erasure.prepare ? { prepare: () => erasure.prepare?.() ?? Promise.resolve() } : {}),
    remains: async (tenant) => ({
      ...(await erasure.remains(tenant)),
      objects: await objects.count(tenant),
    }),
    async erase(tenant) {
      const left = await objects.erase(tenant, await namedStores(tenant))
      return { ...(await erasure.erase(tenant)), objects: left }
    },
  }
}
