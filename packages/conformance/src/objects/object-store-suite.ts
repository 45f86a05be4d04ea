import { createHash, randomBytes } from 'node:crypto'
import type { ObjectBackend, TenantObjects } from '@fcc/contracts/store-checks'
import { expect } from 'vitest'
import type { ConformanceCase, PortSuite } from '../port-suite.ts'

/** An empty object store, and how to open it anew. */
export interface ObjectStoreSubject {
  readonly objects: ObjectBackend
  reopen(): Promise<ObjectBackend>
  /** Begins a put and leaves it in the middle, as a process does that is killed; absent where a put leaves nothing. */
  leaveUnfinished?(tenant: string): Promise<void>
  cleanup(): Promise<void>
}

const nameOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

async function putNew(objects: TenantObjects, bytes: Uint8Array): Promise<string> {
  const name = nameOf(bytes)
  await objects.put(name, bytes)
  return name
}

async function namesIn(objects: TenantObjects): Promise<readonly string[]> {
  return (await objects.list({ limit: 1000 })).map(({ name }) => name)
}

const same = (one: Uint8Array | undefined, other: Uint8Array): boolean =>
  one !== undefined && Buffer.from(one).equals(other)

/** More than one part, for stores that take what is large in parts. */
const LARGE_BYTES = 17 * 1024 * 1024

const keeping: readonly ConformanceCase<ObjectStoreSubject>[] = [
  {
    name: 'what is put is read byte for byte, whatever its length, also once it was opened anew',
    run: async ({ objects, reopen }) => {
      const given = [0, 1, 4096, 70_000].map((length) => new Uint8Array(randomBytes(length)))
      for (const bytes of given) await putNew(objects.ofTenant('riverside'), bytes)
      const again = (await reopen()).ofTenant('riverside')
      for (const bytes of given) {
        expect(same(await objects.ofTenant('riverside').get(nameOf(bytes)), bytes)).toBe(true)
        expect(same(await again.get(nameOf(bytes)), bytes)).toBe(true)
      }
    },
  },
  {
    name: 'what is large is read as it was put',
    run: async ({ objects }) => {
      const bytes = new Uint8Array(randomBytes(LARGE_BYTES))
      const tenant = objects.ofTenant('riverside')
      const name = await putNew(tenant, bytes)
      expect(same(await tenant.get(name), bytes)).toBe(true)
      expect(await tenant.list({ limit: 10 })).toMatchObject([{ name, bytes: LARGE_BYTES }])
    },
  },
  {
    name: 'what was never put is not there',
    run: async ({ objects }) => {
      expect(await objects.ofTenant('riverside').get('0'.repeat(64))).toBeUndefined()
      expect(await namesIn(objects.ofTenant('riverside'))).toEqual([])
    },
  },
  {
    name: 'putting the same again, also at the same time, leaves one',
    run: async ({ objects }) => {
      const tenant = objects.ofTenant('riverside')
      const bytes = new Uint8Array(randomBytes(5000))
      await Promise.all([putNew(tenant, bytes), putNew(tenant, bytes), putNew(tenant, bytes)])
      const name = await putNew(tenant, bytes)
      expect(await namesIn(tenant)).toEqual([name])
      expect(same(await tenant.get(name), bytes)).toBe(true)
    },
  },
  {
    name: 'what is removed is gone, the rest stays, and removing again is no harm',
    run: async ({ objects }) => {
      const tenant = objects.ofTenant('riverside')
      const [one, other] = [
        await putNew(tenant, randomBytes(10)),
        await putNew(tenant, randomBytes(10)),
      ]
      await tenant.remove(one)
      await tenant.remove(one)
      expect(await tenant.get(one)).toBeUndefined()
      expect(await namesIn(tenant)).toEqual([other])
    },
  },
  {
    name: 'objects are listed in the order of their names, page after page, with size and time',
    run: async ({ objects }) => {
      const tenant = objects.ofTenant('riverside')
      const before = Date.now()
      const names: string[] = []
      for (let index = 0; index < 7; index += 1) {
        names.push(await putNew(tenant, Buffer.from(`object ${index}`)))
      }
      names.sort()
      const found: string[] = []
      let after: string | undefined
      for (;;) {
        const page = await tenant.list({ after, limit: 3 })
        found.push(...page.map(({ name }) => name))
        after = page.at(-1)?.name
        if (page.length < 3) break
      }
      expect(found).toEqual(names)
      for (const { bytes, writtenAt } of await tenant.list({ limit: 10 })) {
        expect(bytes).toBe(8)
        // Clocks of servers count whole seconds, and are not ours.
        expect(Math.abs(writtenAt - before)).toBeLessThan(600_000)
      }
    },
  },
  {
    name: 'a put that was left in the middle is no object, and is taken away once it is old',
    run: async ({ objects, leaveUnfinished }) => {
      const tenant = objects.ofTenant('riverside')
      const kept = await putNew(tenant, randomBytes(100))
      if (leaveUnfinished) {
        await leaveUnfinished('riverside')
        expect(await namesIn(tenant)).toEqual([kept])
        expect(await tenant.dropUnfinished(Date.now() - 3_600_000)).toBe(0)
        expect(await tenant.dropUnfinished(Date.now() + 3_600_000)).toBe(1)
      }
      expect(await tenant.dropUnfinished(Date.now() + 3_600_000)).toBe(0)
      expect(await namesIn(tenant)).toEqual([kept])
    },
  },
]

const apart: readonly ConformanceCase<ObjectStoreSubject>[] = [
  {
    name: 'no tenant reads, lists, removes or guesses what another has, however alike their ids',
    run: async ({ objects }) => {
      const ids = [
        'a',
        'A',
        'a/b',
        'a%2Fb',
        'a=2Fb',
        'a_2fb',
        '..',
        '.',
        '../a',
        'ä',
        'a b',
        'a\\b',
      ]
      const bytes = ids.map((id) => new Uint8Array(Buffer.from(`of ${id}`)))
      const names: string[] = []
      for (const [index, id] of ids.entries()) {
        names.push(await putNew(objects.ofTenant(id), bytes[index] as Uint8Array))
      }
      for (const [index, id] of ids.entries()) {
        const tenant = objects.ofTenant(id)
        expect([id, await namesIn(tenant)]).toEqual([id, [names[index]]])
        const foreign = names[(index + 1) % ids.length] as string
        expect(await tenant.get(foreign)).toBeUndefined()
        await tenant.remove(foreign)
      }
      for (const [index, id] of ids.entries()) {
        const found = await objects.ofTenant(id).get(names[index] as string)
        expect(same(found, bytes[index] as Uint8Array)).toBe(true)
      }
    },
  },
  {
    name: 'what is no digest is no name',
    run: async ({ objects }) => {
      const tenant = objects.ofTenant('riverside')
      const foreign = await putNew(objects.ofTenant('lakeside'), randomBytes(10))
      const names = [
        ...['', '.', '..', 'a', '0'.repeat(63), '0'.repeat(65), 'G'.repeat(64), 'A'.repeat(64)],
        ...[`../lakeside/${foreign}`, `${foreign}/..`, `${'0'.repeat(63)}\0`, ` ${foreign}`],
        ...[`${foreign}\n`, `%2e%2e/lakeside/${foreign}`, `${'../'.repeat(21)}x`],
      ]
      for (const name of names) {
        for (const act of [
          () => tenant.put(name, Buffer.from('x')),
          () => tenant.get(name),
          () => tenant.remove(name),
        ]) {
          await expect(act()).rejects.toThrow()
        }
      }
      expect(await namesIn(tenant)).toEqual([])
    },
  },
]

/** What every object store promises. */
export const objectStoreSuite: PortSuite<ObjectStoreSubject> = {
  title: 'an object store',
  groups: { keeping, apart },
}
