import { describe, expect, it } from 'vitest'
import { DEFAULT_LIMITS } from '../../config/host-config.ts'
import { sample } from '../../testing/sample-plugin.test-support.ts'
import {
  createLatch,
  expectCode,
  grace,
  openRuntime,
  temporaryFolder,
} from '../../testing/test-runtime.test-support.ts'
import {
  entriesOf,
  grantTo,
  openTwoTenants,
  reader,
} from '../../testing/two-tenants.test-support.ts'

const why = { reason: 'their key was stolen' }
const limits = { ...DEFAULT_LIMITS, pollMs: 10, recoveryMs: 20, directoryPollMs: 20 }

describe.each(['memory', 'sqlite'] as const)('a suspended tenant, over a %s store', (store) => {
  it('refuses new work and shows what was done, and no other tenant notices', async () => {
    const { runtime, owner, mine, operator } = await openTwoTenants({ store })
    const before = await (await mine.start('write', { note: 'x' })).finished()
    expect(await runtime.tenants.suspend('reader', operator, why)).toBe(true)
    expect(await runtime.tenants.suspend('reader', operator, { reason: 'again' })).toBe(false)
    const refused = await expectCode('FCC_TENANT_SUSPENDED', () =>
      mine.start('write', { note: 'x' }),
    )
    expect(refused.why).toContain('since 2026-12-01T00:00:00.000Z by grace: their key was stolen')
    expect(refused.fix).toContain('fcc tenants resume reader')
    for (const work of [
      () => mine.outcome(before.id, 'written'),
      () => mine.decide({} as never),
      () => mine.createApiKey({ name: 'load', roles: [] }),
      () => mine.answer(before.id, { decision: 'approved' }),
      () => mine.granted('owner', { purpose: 'drafting' }),
      () => mine.replay(before.id),
      () => mine.testWebhook('x'),
    ]) {
      await expectCode('FCC_TENANT_SUSPENDED', work)
    }
    // Whoever has to look into it can, and what a person asks to have erased is.
    expect((await mine.explain(before.id)).run.id).toBe(before.id)
    expect(await mine.runs()).toHaveLength(1)
    expect((await mine.exportAudit()).text).toContain('fcc.tenant.suspended')
    expect((await mine.catalogue()).scenarios.length).toBeGreaterThan(0)
    expect(await mine.inbox()).toEqual([])
    await mine.prune()
    await mine.shred('p1')
    expect(runtime.tenants.list()).toMatchObject([
      { id: 'owner' },
      { id: 'reader', state: 'ready', suspended: { by: 'grace', ...why } },
      { id: 'other' },
    ])
    expect(runtime.tenants.list().filter(({ suspended }) => suspended)).toHaveLength(1)
    for (const other of [owner, runtime.tenant('other').as(reader)]) {
      expect((await (await other.start('write', { note: 'x' })).finished()).state).toBe('completed')
    }
    expect(await runtime.tenants.resume('reader', operator)).toBe(true)
    expect(await runtime.tenants.resume('reader', operator)).toBe(false)
    expect((await (await mine.start('write', { note: 'x' })).finished()).state).toBe('completed')
    expect(await entriesOf(runtime, 'reader', 'fcc.tenant.suspended')).toEqual([
      { by: expect.objectContaining({ id: 'grace' }), ...why },
    ])
    expect(await entriesOf(runtime, 'reader', 'fcc.tenant.resumed')).toMatchObject([
      { by: { id: 'grace' }, since: '2026-12-01T00:00:00.000Z' },
    ])
    for (const id of ['owner', 'other']) {
      expect(await entriesOf(runtime, id, 'fcc.tenant.suspended')).toEqual([])
    }
  })
})

describe('a suspension', () => {
  it('lets a visit under way finish, has the run wait, and the run continues once it is resumed', async () => {
    const latch = createLatch()
    let visits = 0
    const { runtime, mine, operator, time } = await openTwoTenants({
      config: { limits },
      plugins: [
        sample({
          write: async ({ artifacts }) => {
            visits += 1
            await latch.opened
            return { artifacts: { written: `${artifacts.note?.text ?? ''}!` } }
          },
        }),
      ],
    })
    const handle = await mine.start('twice', { note: 'x' }, { wait: true })
    for await (const { type } of handle.events()) if (type === 'fcc.node.ready') break
    await runtime.tenants.suspend('reader', operator, why)
    latch.open()
    for await (const { type } of handle.events()) if (type === 'fcc.run.waiting') break
    const held = await handle.record()
    expect([held.state, held.waiting?.for, visits]).toEqual(['waiting', 'quota', 1])
    expect(held.waiting?.ask).toContain('Tenant reader has been suspended')
    await runtime.tenants.resume('reader', operator)
    time.now += 1000
    expect((await handle.finished()).state).toBe('completed')
  })

  it('is noticed by a process that is open already, and by the next one', async () => {
    const directory = temporaryFolder()
    const parts = { store: 'sqlite', directory, config: { limits } } as const
    const here = await openTwoTenants(parts)
    const there = await openTwoTenants(parts)
    expect((await (await there.mine.start('write', { note: 'x' })).finished()).state).toBe(
      'completed',
    )
    await here.runtime.tenants.suspend('reader', grace, why)
    await expect
      .poll(() => there.mine.start('write', { note: 'x' }).catch(({ code }) => code))
      .toBe('FCC_TENANT_SUSPENDED')
    expect(await there.runtime.tenants.listFor(grace)).toMatchObject([
      { id: 'owner' },
      { id: 'reader', suspended: why },
      { id: 'other' },
    ])
    await here.runtime.close()
    await there.runtime.close()
    const next = await openTwoTenants(parts)
    expect(await next.runtime.tenants.check('reader')).toMatchObject([{ suspended: why }])
    await expectCode('FCC_TENANT_SUSPENDED', () => next.mine.start('write', { note: 'x' }))
  })

  it('stays when the tenant is given another configuration, or is removed and added again', async () => {
    const { runtime, mine, operator } = await openTwoTenants({ store: 'sqlite' })
    await runtime.tenants.suspend('reader', operator, why)
    const config = runtime.config.tenants.reader
    if (!config) throw new Error('there is no tenant')
    await runtime.tenants.replace({ ...config, name: 'Readers' }, operator)
    await expectCode('FCC_TENANT_SUSPENDED', () => mine.start('write', { note: 'x' }))
    await runtime.tenants.remove('reader', operator)
    await runtime.tenants.add(config, operator)
    const again = runtime.tenant('reader').as(reader)
    await expectCode('FCC_TENANT_SUSPENDED', () => again.start('write', { note: 'x' }))
    await runtime.tenants.resume('reader', operator)
    expect((await (await again.start('write', { note: 'x' })).finished()).state).toBe('completed')
  })

  it('is told apart from a lock, and each is ended by its own act', async () => {
    const { runtime, mine, operator } = await openTwoTenants()
    await expectCode('FCC_TENANT_LOCKED', () => mine.granted('owner', { purpose: 'drafting' }))
    await runtime.tenants.suspend('reader', operator, why)
    await expectCode('FCC_TENANT_LOCKED', () => mine.start('write', { note: 'x' }))
    expect(runtime.tenants.list()[1]).toMatchObject({
      lockedSince: '2026-12-01T00:00:00.000Z',
      suspended: why,
    })
    await runtime.tenants.unlock('reader', operator)
    await expectCode('FCC_TENANT_SUSPENDED', () => mine.start('write', { note: 'x' }))
    expect(runtime.tenants.list()[1]?.lockedSince).toBeUndefined()
    await runtime.tenants.resume('reader', operator)
    expect((await (await mine.start('write', { note: 'x' })).finished()).state).toBe('completed')
  })

  it('closes the tenant to whoever has a grant of it, and keeps the grant', async () => {
    const { runtime, owner, mine, operator } = await openTwoTenants()
    await owner.createGrant(grantTo())
    await runtime.tenants.suspend('owner', operator, why)
    await expectCode('FCC_TENANT_SUSPENDED', () => mine.granted('owner', { purpose: 'drafting' }))
    expect(runtime.tenants.list()[1]?.lockedSince).toBeUndefined()
    await runtime.tenants.resume('owner', operator)
    const theirs = await mine.granted('owner', { purpose: 'drafting' })
    expect(await theirs.runs()).toEqual([])
  })

  it('is nothing that a tenant’s own roles give, of another tenant or of itself', async () => {
    const acts = ['tenants:suspend', 'tenants:resume'] as const
    const told: string[] = []
    const runtime = await openRuntime({
      tenants: {
        mallory: { access: { roles: { chief: ['*', ...acts] }, assignments: [] } },
        riverside: {},
      },
      config: { access: { roles: { operator: [...acts], chief: ['runs:*'] }, assignments: [] } },
      onDiagnostic: ({ code }) => told.push(code),
    })
    const operator = { ...grace, roles: ['operator'] }
    const chief = { ...reader, roles: ['chief'] }
    const start = (id: string) => runtime.tenant(id).as(chief).start('write', { note: 'x' })
    await expectCode('FCC_ACCESS_DENIED', () => runtime.tenants.suspend('riverside', chief, why))
    await expectCode('FCC_ACCESS_DENIED', () => runtime.tenants.suspend('mallory', chief, why))
    expect((await (await start('riverside')).finished()).state).toBe('completed')
    expect((await (await start('mallory')).finished()).state).toBe('completed')
    for (const id of ['mallory', 'riverside']) await runtime.tenants.suspend(id, operator, why)
    for (const id of ['mallory', 'riverside']) {
      await expectCode('FCC_ACCESS_DENIED', () => runtime.tenants.resume(id, chief))
      await expectCode('FCC_TENANT_SUSPENDED', () => start(id))
    }
    // Whoever looks after the host hears of each.
    expect(told.filter((code) => code === 'FCC_ACCESS_DENIED')).toHaveLength(4)
    await runtime.tenants.resume('riverside', operator)
    expect((await (await start('riverside')).finished()).state).toBe('completed')
  })

  it('is the host’s to say, with a reason in one line', async () => {
    const { runtime, operator } = await openTwoTenants({
      config: {
        access: {
          roles: { operator: ['tenants:suspend', 'tenants:list'], clerk: ['runs:*'] },
          assignments: [],
        },
      },
    })
    const op = { ...operator, roles: ['operator'] }
    await expectCode('FCC_ACCESS_DENIED', () =>
      runtime.tenants.suspend('reader', { ...operator, roles: ['clerk'] }, why),
    )
    for (const reason of ['', 'two\nlines', 'x'.repeat(201)]) {
      await expectCode('FCC_TENANT_REASON_INVALID', () =>
        runtime.tenants.suspend('reader', op, { reason }),
      )
    }
    await expectCode('FCC_TENANT_UNKNOWN', () => runtime.tenants.suspend('nobody', op, why))
    expect(await runtime.tenants.suspend('reader', op, why)).toBe(true)
    await expectCode('FCC_ACCESS_DENIED', () => runtime.tenants.resume('reader', op))
    expect(runtime.tenants.list()[1]?.suspended).toMatchObject(why)
  })
})
