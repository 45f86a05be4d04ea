import { join } from 'node:path'
import { sqliteStore } from '@fcc/store'
import { describe, expect, it } from 'vitest'
import { DEFAULT_LIMITS, type TenantConfig } from '../../config/host-config.ts'
import { sample } from '../../testing/sample-plugin.test-support.ts'
import {
  createLatch,
  expectCode,
  grace,
  temporaryFolder,
} from '../../testing/test-runtime.test-support.ts'
import {
  entriesOf,
  grantTo,
  openTwoTenants,
  reader,
} from '../../testing/two-tenants.test-support.ts'

const purpose = 'drafting'
const limits = { ...DEFAULT_LIMITS, pollMs: 10, recoveryMs: 20 }

describe.each(['memory', 'sqlite'] as const)(
  'a call that names another tenant without a grant, over a %s store',
  (store) => {
    it('locks the tenant that made it, and no other', async () => {
      const { runtime, owner, mine, operator } = await openTwoTenants({ store })
      const before = await (await mine.start('write', { note: 'x' })).finished()
      const attempt = await expectCode('FCC_TENANT_LOCKED', () =>
        mine.granted('owner', { purpose }),
      )
      expect(attempt.fix).toContain('fcc tenants unlock reader')
      for (const refused of [
        () => mine.start('write', { note: 'x' }),
        () => mine.outcome(before.id, 'written'),
        () => mine.granted('owner', { purpose }),
        () => mine.shred('p1'),
        () => mine.createApiKey({ name: 'load', roles: [] }),
      ]) {
        await expectCode('FCC_TENANT_LOCKED', refused)
      }
      // What happened can be looked into, and what runs can be stopped.
      expect((await mine.run(before.id)).id).toBe(before.id)
      expect(await mine.runs()).toHaveLength(1)
      expect(runtime.tenants.list()).toMatchObject([
        { id: 'owner' },
        { id: 'reader', lockedSince: '2026-12-01T00:00:00.000Z' },
        { id: 'other' },
      ])
      expect((await (await owner.start('write', { note: 'x' })).finished()).state).toBe('completed')
      const other = runtime.tenant('other').as(reader)
      expect((await (await other.start('write', { note: 'x' })).finished()).state).toBe('completed')
      expect(await entriesOf(runtime, 'reader', 'fcc.tenant.locked')).toMatchObject([
        { by: { id: 'rita' }, named: 'owner' },
      ])
      expect(await entriesOf(runtime, 'owner', 'fcc.tenant.queried')).toMatchObject([
        { by: { id: 'rita' }, from: 'reader', answer: 'no grant' },
      ])
      const service = { kind: 'service' as const, id: 'bot', roles: [] }
      await expectCode('FCC_ACCESS_DENIED', () => runtime.tenants.unlock('reader', service))
      expect(await runtime.tenants.unlock('reader', operator)).toBe(true)
      expect(await runtime.tenants.unlock('reader', operator)).toBe(false)
      expect(await entriesOf(runtime, 'reader', 'fcc.tenant.unlocked')).toMatchObject([
        { by: { id: 'grace' }, since: '2026-12-01T00:00:00.000Z' },
      ])
      expect((await (await mine.start('write', { note: 'x' })).finished()).state).toBe('completed')
    })
  },
)

describe('a lock', () => {
  it.each(['nobody', 'OWNER', 'öwner', 'constructor', '__proto__', '*'])(
    'comes of a name that no tenant has, too, so that nobody learns which there are: %s',
    async (name) => {
      const { mine } = await openTwoTenants()
      const error = await expectCode('FCC_TENANT_LOCKED', () => mine.granted(name, { purpose }))
      expect(error.why).toContain(`named tenant ${name}, which granted it nothing`)
    },
  )

  it('comes of no id that is simply not there, of nothing that is no name, and not of one’s own', async () => {
    const { owner, mine } = await openTwoTenants()
    const run = await (await owner.start('write', { note: 'x' })).finished()
    await expectCode('FCC_RUN_UNKNOWN', () => mine.run(run.id))
    await expectCode('FCC_ID_INVALID', () => mine.granted('a\u0000b', { purpose }))
    await expectCode('FCC_ID_INVALID', () => mine.granted({} as never, { purpose }))
    await expectCode('FCC_GRANT_INVALID', () => mine.granted('reader', { purpose }))
    expect(await mine.inbox()).toEqual([])
  })

  it('is not for somebody whom no role lets read across', async () => {
    const access = { roles: { author: ['runs:*', 'audit:read'] }, assignments: [] }
    const { runtime, mine } = await openTwoTenants({
      config: { access },
    })
    await expectCode('FCC_ACCESS_DENIED', () => mine.granted('owner', { purpose }))
    const author = runtime.tenant('reader').as({ ...reader, roles: ['author'] })
    expect((await (await author.start('write', { note: 'x' })).finished()).state).toBe('completed')
  })

  it('holds what runs until it is lifted, and the run says so', async () => {
    const latch = createLatch()
    const { runtime, mine, operator, time } = await openTwoTenants({
      config: { limits },
      plugins: [
        sample({
          write: async ({ artifacts }) => {
            await latch.opened
            return { artifacts: { written: `${artifacts.note?.text ?? ''}!` } }
          },
        }),
      ],
    })
    const handle = await mine.start('twice', { note: 'x' }, { wait: true })
    for await (const { type } of handle.events()) if (type === 'fcc.node.ready') break
    await expectCode('FCC_TENANT_LOCKED', () => mine.granted('owner', { purpose }))
    latch.open()
    for await (const { type } of handle.events()) if (type === 'fcc.run.waiting') break
    const held = await handle.record()
    expect([held.state, held.waiting?.for]).toEqual(['waiting', 'quota'])
    expect(held.waiting?.ask).toContain('Tenant reader has been locked')
    await runtime.tenants.unlock('reader', operator)
    time.now += 1000
    expect((await handle.finished()).state).toBe('completed')
  })

  it('is there for the next process, and gone only when somebody says so', async () => {
    const directory = temporaryFolder()
    const first = await openTwoTenants({ store: 'sqlite', directory })
    await expectCode('FCC_TENANT_LOCKED', () => first.mine.granted('owner', { purpose }))
    await first.runtime.close()
    const { mine, runtime } = await openTwoTenants({ store: 'sqlite', directory })
    await expectCode('FCC_TENANT_LOCKED', () => mine.start('write', { note: 'x' }))
    await runtime.close()
    const backend = await sqliteStore.open({ directory: join(directory, '.fcc') })
    expect(await backend.control.removeCredential('boundary', 'reader')).toBe(true)
    await backend.close()
    const third = await openTwoTenants({ store: 'sqlite', directory })
    const refused = await expectCode('FCC_TENANT_REFUSED', () =>
      third.mine.start('write', { note: 'x' }),
    )
    expect(refused.why).toContain('FCC_TENANT_BOUNDARY_OLDER')
    expect(await third.runtime.tenants.unlock('reader', grace)).toBe(true)
    expect(await entriesOf(third.runtime, 'reader', 'fcc.tenant.unlocked')).toMatchObject([
      { lost: true },
    ])
    expect((await (await third.mine.start('write', { note: 'x' })).finished()).state).toBe(
      'completed',
    )
  })

  it('comes of no grant of a tenant that this process does not have, and of every other name', async () => {
    const directory = temporaryFolder()
    const first = await openTwoTenants({ store: 'sqlite', directory })
    await first.owner.createGrant(grantTo())
    const { mine } = await openTwoTenants({ store: 'sqlite', directory, only: ['reader'] })
    await expectCode('FCC_GRANT_ELSEWHERE', () => mine.granted('owner', { purpose }))
    expect(await mine.inbox()).toEqual([])
    await expectCode('FCC_TENANT_LOCKED', () => mine.granted('other', { purpose }))
  })

  it('comes of no tenant that another process added a moment ago, and that granted something', async () => {
    const directory = temporaryFolder()
    const here = await openTwoTenants({ store: 'sqlite', directory })
    const there = await openTwoTenants({ store: 'sqlite', directory })
    const { config } = here.runtime
    const [plain] = Object.values(config.tenants).filter(({ id }) => id === 'other')
    await there.runtime.tenants.add(
      { ...(plain as TenantConfig), id: 'late', namespace: 'urn:fcc:tenant:late' },
      grace,
    )
    await there.runtime.tenant('late').as(grace).createGrant(grantTo())
    expect(await (await here.mine.granted('late', { purpose })).runs()).toEqual([])
  })

  it('comes of no grant that somebody took out of the store: that is refused', async () => {
    const directory = temporaryFolder()
    const first = await openTwoTenants({ store: 'sqlite', directory })
    await first.owner.createGrant(grantTo())
    await first.runtime.close()
    const backend = await sqliteStore.open({ directory: join(directory, '.fcc') })
    await backend.control.removeCredential('boundary', 'owner')
    await backend.close()
    const { mine } = await openTwoTenants({ store: 'sqlite', directory })
    await expectCode('FCC_TENANT_REFUSED', () => mine.granted('owner', { purpose }))
    expect(await mine.inbox()).toEqual([])
  })

  it('is believed of no row that no process wrote', async () => {
    const directory = temporaryFolder()
    const first = await openTwoTenants({ store: 'sqlite', directory })
    await first.owner.createGrant(grantTo())
    await first.runtime.close()
    const backend = await sqliteStore.open({ directory: join(directory, '.fcc') })
    const row = await backend.control.readCredential('boundary', 'owner')
    if (!row) throw new Error('there is no row')
    const record = row.record.replace('rita', 'eve')
    await backend.control.writeCredential({ ...row, version: row.version + 1, record })
    await backend.close()
    const { runtime } = await openTwoTenants({ store: 'sqlite', directory })
    const eve = runtime.tenant('reader').as({ ...reader, id: 'eve' })
    await expectCode('FCC_CREDENTIAL_TAMPERED', () => eve.granted('owner', { purpose }))
    expect(await runtime.tenants.unlock('owner', grace)).toBe(true)
    expect(await runtime.tenant('owner').as(grace).grants()).toEqual([])
  })
})
