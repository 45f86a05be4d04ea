import type { RecordRemoval, StoreBackend, StoredContent, TenantStore } from '@fcc/contracts'
import { LEAST_OBJECT_BYTES } from '../config/objects-schema.ts'
import { withErasedObjects } from './erase-objects.ts'
import type { HostObjects } from './host-objects.ts'
import { readReference } from './object-reference.ts'

/** How many contents are listed at a time. */
const PAGE = 500

/**
 * A backend whose tenant stores have large contents beside them: what is written goes to the object store first and
 * the row names it, what is read is fetched and checked, and what is removed is removed in both. Whoever holds a store
 * notices nothing. What a crash leaves in the object store alone is swept with the next pruning.
 */
export function withObjects(
  backend: StoreBackend,
  objects: HostObjects,
  clock: () => number,
): StoreBackend {
  const made = new WeakMap<TenantStore, TenantStore>()
  return {
    control: backend.control,
    referenceData: backend.referenceData,
    ...(backend.transfer ? { transfer: backend.transfer } : {}),
    ...(backend.erasure ? { erasure: withErasedObjects(backend, backend.erasure, objects) } : {}),
    async openTenant(tenant) {
      const store = await backend.openTenant(tenant)
      const known = made.get(store)
      if (known) return known
      const covered = coverStore(store, objects, clock)
      made.set(store, covered)
      return covered
    },
    close: () => backend.close(),
  }
}

function coverStore(store: TenantStore, objects: HostObjects, clock: () => number): TenantStore {
  const { tenant } = store
  // What is asked for without waiting is done in the order in which it was asked: also what waits for an object.
  let turn: Promise<unknown> | undefined

  function inTurn<T>(
    prepare: (() => Promise<unknown>) | undefined,
    act: () => Promise<T>,
  ): Promise<T> {
    if (!prepare && !turn) return act()
    const before = turn ?? Promise.resolve()
    // An act that failed fails alone: the next one is refused by the store, if it has to be.
    const ready = before.catch(() => undefined).then(() => prepare?.())
    const done = ready.then(act)
    // The next one has to wait until this one was asked for, and no longer.
    const asked = ready.then(() => undefined)
    turn = asked
    const leave = () => {
      if (turn === asked) turn = undefined
    }
    asked.then(leave, leave)
    return done
  }

  const isLarge = ({ bytes }: StoredContent): boolean => objects.takes(bytes)

  /** Contents of which the large ones are put; those that are there already are left as they are. */
  async function placed(contents: readonly StoredContent[]): Promise<readonly StoredContent[]> {
    const done: StoredContent[] = []
    for (const content of contents) {
      if (!isLarge(content) || (await store.readContent(content.address))) done.push(content)
      else done.push({ ...content, sealed: await objects.put(tenant, content.sealed) })
    }
    return done
  }

  function withContents<Given extends { readonly contents: readonly StoredContent[] }, T>(
    given: Given,
    act: (given: Given) => Promise<T>,
  ): Promise<T> {
    let ready = given
    const prepare = given.contents.some(isLarge)
      ? async () => {
          ready = { ...given, contents: await placed(given.contents) }
        }
      : undefined
    return inTurn(prepare, () => act(ready))
  }

  async function namedObjects(): Promise<ReadonlySet<string>> {
    const names = new Set<string>()
    let after: string | undefined
    for (;;) {
      const page = await store.listContents({
        ...(after === undefined ? {} : { after }),
        limit: PAGE,
      })
      for (const { address } of page.filter(({ bytes }) => bytes >= LEAST_OBJECT_BYTES)) {
        const row = await store.readContent(address)
        const reference = row && readReference(row.sealed)
        if (reference) names.add(reference.name)
      }
      after = page.at(-1)?.address
      if (page.length < PAGE) return names
    }
  }

  /** The rows that a removal may take along, where they name objects. */
  async function objectsOf({
    runs,
    contents,
  }: RecordRemoval): Promise<ReadonlyMap<string, Uint8Array>> {
    const found = new Map<string, Uint8Array>()
    for (const address of [...contents, ...runs.flatMap((run) => run.contents)]) {
      if (found.has(address)) continue
      const row = await store.readContent(address)
      if (row && readReference(row.sealed)) found.set(address, row.sealed)
    }
    return found
  }

  const covered: Partial<TenantStore> = {
    createRun: (creation) => withContents(creation, (ready) => store.createRun(ready)),
    commitVisit: (lease, commit) =>
      withContents(commit, (ready) => store.commitVisit(lease, ready)),
    writeIntent: (lease, intent) => inTurn(undefined, () => store.writeIntent(lease, intent)),
    writeResult: (lease, result) => inTurn(undefined, () => store.writeResult(lease, result)),
    releaseLease: (lease) => inTurn(undefined, () => store.releaseLease(lease)),
    async readContent(address) {
      const found = await store.readContent(address)
      return found && { ...found, sealed: await objects.read(tenant, found.sealed) }
    },
    async removeRecords(removal) {
      const held = await objectsOf(removal)
      const counts = await store.removeRecords(removal)
      for (const [address, sealed] of held) {
        if (!(await store.readContent(address))) await objects.remove(tenant, sealed)
      }
      return counts
    },
    size: async () => (await store.size()) + (await objects.size(tenant, clock())),
    async compact() {
      await objects.sweep(tenant, namedObjects, clock())
      await store.compact()
    },
  }
  return new Proxy(store, {
    get(target, name) {
      const own = Reflect.get(covered, name)
      if (own !== undefined) return own
      const value: unknown = Reflect.get(target, name)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}
