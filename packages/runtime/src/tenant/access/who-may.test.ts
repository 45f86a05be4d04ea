import type { Principal, RoleRules } from '@fcc/contracts'
import { describe, expect, it } from 'vitest'
import { tenantConfig } from '../../config/tenant-config.ts'
import { readAndAnswer } from '../../testing/read-and-answer.test-support.ts'
import { sample } from '../../testing/sample-plugin.test-support.ts'
import { ada, expectCode, grace, openRuntime } from '../../testing/test-runtime.test-support.ts'
import { openWaitingRun } from '../../testing/waiting-run.test-support.ts'
import type { TenantSession } from '../tenant-session.ts'

const bo: Principal = { kind: 'human', id: 'bo', roles: [] }

function rules(
  roles: RoleRules['roles'],
  assignments: RoleRules['assignments'] = [],
): { readonly config: { readonly access: RoleRules } } {
  return { config: { access: { roles, assignments } } }
}

/** A scenario whose one step is a person's, with no duties that are kept apart. */
const asking = `
workflow: checked
start: ask
nodes:
  - { id: ask, persona: WR, human: { roles: [author], ask: Is it good? }, produces: answer }
---
scenario: checked
title: Asked
purposes: [drafting]
input: { note: { type: text } }
workflow: checked
`

/** Calls of every method that a session has. */
function everyCall(session: TenantSession, run: string): Record<string, () => Promise<unknown>> {
  return {
    start: () => session.start('write', { note: 'x' }),
    follow: () => session.follow(run),
    events: () => session.events(run)[Symbol.asyncIterator]().next(),
    resume: () => session.resume(run),
    cancel: () => session.cancel(run),
    pause: () => session.pause(run),
    quarantine: () => session.quarantine(run),
    runs: () => session.runs(),
    run: () => session.run(run),
    explain: () => session.explain(run),
    inbox: () => session.inbox(),
    question: () => session.question(run),
    proofs: () => session.proofs(run),
    answer: () => session.answer(run, { decision: 'approved' }),
    outcome: () => session.outcome(run, 'written'),
    work: () => session.work(run, 'write/written'),
    answers: () => session.answers(run),
    read: () => session.read({ name: 'note', text: 'x' } as never),
    replay: () => session.replay(run),
    recording: () => session.recording(run),
    createApiKey: () => session.createApiKey({ name: 'load', roles: [] }),
    apiKeys: () => session.apiKeys(),
    rotateApiKey: () => session.rotateApiKey('0123456789abcdef'),
    revokeApiKey: () => session.revokeApiKey('0123456789abcdef'),
    decide: () => session.decide({ points: ['tool_call'] } as never),
    createGrant: () => session.createGrant({} as never),
    grants: () => session.grants(),
    revokeGrant: () => session.revokeGrant('0123456789abcdef'),
    granted: () => session.granted('lakeside', { purpose: 'review' }),
    accessReport: () => session.accessReport({} as never),
    dataFlowReport: () => session.dataFlowReport({} as never),
    tenantEvents: () => session.tenantEvents(),
    eventLetters: () => session.eventLetters('sample/told'),
    redriveEvents: () => session.redriveEvents('sample/told'),
    replayEvents: () => session.replayEvents('sample/told'),
    webhooks: () => session.webhooks(),
    deadLetters: () => session.deadLetters('audit'),
    testWebhook: () => session.testWebhook('audit'),
    redriveWebhook: () => session.redriveWebhook('audit'),
    catalogue: () => session.catalogue(),
    diagnostics: () => session.diagnostics(),
    status: () => session.status(),
    entries: () => session.entries(),
    endSessions: () => session.endSessions('bo'),
    providers: () => session.providers(),
    testProvider: () => session.testProvider('sample/model'),
    shred: () => session.shred('p1'),
    prune: () => session.prune(),
    resumeAll: () => session.resumeAll(),
    exportAudit: () => session.exportAudit(),
    exportAs: () => session.exportAs({ format: 'prov-json', run }),
  }
}

describe('a session where roles are configured', () => {
  it('lets nobody through to any of its methods whom no role allows it, and writes each denial down', async () => {
    const runtime = await openRuntime(rules({ admin: ['*'], nurse: [] }))
    const admin = runtime.tenant('riverside').as({ ...ada, roles: ['admin'] })
    const { id } = await (await admin.start('write', { note: 'x' })).finished()
    const session = runtime.tenant('riverside').as({ ...bo, roles: ['nurse', 'constructor'] })
    const calls = everyCall(session, id)
    const methods = Object.keys(session).filter(
      (name) => typeof session[name as keyof TenantSession] === 'function',
    )
    expect(Object.keys(calls).sort()).toEqual(methods.sort())
    // There is no exporter here: that too is told to nobody who may use none.
    for (const call of Object.values(calls)) await expectCode('FCC_ACCESS_DENIED', call)
    const { text } = await admin.exportAudit()
    const denied = text.match(/"type":"fcc\.access\.denied"/g)
    expect(denied).toHaveLength(Object.keys(calls).length)
    expect(text).toContain('"action":"subjects:shred"')
    expect(text).toContain('"object":"sample/write"')
    expect((await admin.run(id)).state).toBe('completed')
  })

  it('gives nobody an act of the host whom no role of the host lets', async () => {
    const runtime = await openRuntime(rules({ admin: ['*'], clerk: ['runs:*', 'audit:read'] }))
    const codes = { ...{ name: 'codes', version: '1', source: 'x' }, text: 'A00' }
    const acts: Record<string, (by: Principal) => Promise<unknown>> = {
      accept: (by) => runtime.accept('riverside', by),
      acceptStore: (by) => runtime.acceptStore('riverside', by),
      status: (by) => runtime.status(by),
      import: (by) => runtime.referenceData.import(codes as never, by),
      reload: (by) => runtime.tenants.reload(by),
      inspect: (by) => runtime.tenants.listFor(by),
    }
    for (const [name, act] of Object.entries(acts)) {
      const refused = await act({ ...grace, roles: ['clerk'] }).catch((error: unknown) => error)
      expect([name, refused]).toMatchObject([name, { code: 'FCC_ACCESS_DENIED' }])
      const allowed = await act({ ...grace, roles: ['admin'] }).catch((error: unknown) => error)
      expect([name, allowed]).not.toMatchObject([name, { code: 'FCC_ACCESS_DENIED' }])
    }
  })

  it('lets through by pattern, and lists only the runs that may be seen', async () => {
    const runtime = await openRuntime(
      rules(
        { admin: ['*'], writer: ['runs:start:sample/wr*', 'runs:list:sample/write', 'runs:read'] },
        [{ user: 'BO', role: 'writer' }],
      ),
    )
    const tenant = runtime.tenant('riverside')
    const admin = tenant.as({ ...ada, roles: ['admin'] })
    await (await admin.start('twice', { note: 'x' })).finished()
    const session = tenant.as(bo)
    const { id } = await (await session.start('write', { note: 'x' })).finished()
    const denied = await expectCode('FCC_ACCESS_DENIED', () =>
      session.start('twice', { note: 'x' }),
    )
    expect(denied.why).toContain('runs:start:sample/twice')
    expect(denied.why).toContain('writer')
    expect((await session.runs()).map((run) => run.id)).toEqual([id])
    expect(await session.runs({ limit: 1 })).toHaveLength(1)
    expect(await admin.runs()).toHaveLength(2)
    await expectCode('FCC_ACCESS_DENIED', () => session.outcome(id, 'written'))
    await expectCode('FCC_ACCESS_DENIED', async () =>
      (await session.start('write', { note: 'y' })).cancel(),
    )
  })

  it('gives the record of a run to nobody who may only hear of it', async () => {
    const roles = { admin: ['*'], watcher: ['runs:watch'], reader: ['runs:watch', 'runs:read'] }
    const runtime = await openRuntime(rules(roles))
    const as = (...names: readonly string[]) =>
      runtime.tenant('riverside').as({ ...bo, roles: names })
    const { id } = await (await as('admin').start('write', { note: 'x' })).finished()
    const denied = await expectCode('FCC_ACCESS_DENIED', () => as('watcher').follow(id))
    expect(denied.why).toContain('runs:read:sample/write')
    const types: string[] = []
    for await (const { type } of as('watcher').events(id)) types.push(type)
    expect(types.at(-1)).toBe('fcc.run.ended')
    const followed = await as('reader').follow(id)
    expect([(await followed.record()).id, (await followed.finished()).id]).toEqual([id, id])
  })

  it('asks the tenant’s roles besides the host’s: neither gives what the other denies', async () => {
    const access = { roles: { reader: ['runs:list'] }, assignments: [] }
    const runtime = await openRuntime({
      ...rules({ reader: ['runs:list', 'audit:export'], other: ['*'] }),
      tenants: { riverside: { access }, lakeside: {} },
    })
    const reader = { ...bo, roles: ['reader'] }
    expect(await runtime.tenant('riverside').as(reader).runs()).toEqual([])
    const session = runtime.tenant('riverside').as(reader)
    const denied = await expectCode('FCC_ACCESS_DENIED', () => session.exportAudit())
    expect(denied.why).toContain('the tenant’s roles')
    expect((await runtime.tenant('lakeside').as(reader).exportAudit()).text).not.toBe('')
    const other = runtime.tenant('riverside').as({ ...bo, roles: ['other'] })
    await expectCode('FCC_ACCESS_DENIED', () => other.runs())
  })

  it('lets nobody approve or waive a run of their own, unless a permission says so', async () => {
    const roles = {
      all: ['*'],
      reviewer: ['approvals:*'],
      own: ['approvals:approve', 'approvals:approve_own:sample/checked'],
    }
    const { runtime, run, as } = await openWaitingRun({
      ...rules(roles),
      plugins: [sample({ documents: asking })],
      starter: { ...ada, roles: ['all'] },
    })
    for (const own of [
      { ...ada, roles: ['all', 'reviewer'] },
      { ...ada, id: 'ADA', roles: ['all', 'reviewer'] },
      { ...bo, onBehalfOf: 'ada', roles: ['all', 'reviewer'] },
    ]) {
      const denied = await expectCode('FCC_ACCESS_DENIED', () =>
        as(own).answer(run.id, { decision: 'approved' }),
      )
      expect(denied.why).toContain('approvals:approve_own')
    }
    await readAndAnswer(as({ ...bo, roles: ['reviewer'] }), run.id, { decision: 'approved' })
    const session = runtime.tenant('riverside').as({ ...ada, roles: ['all', 'own', 'author'] })
    const asked = await (await session.start('checked', { note: 'x' })).finished()
    await readAndAnswer(session, asked.id, { decision: 'approved' })
    expect((await (await session.resume(asked.id)).finished()).state).toBe('completed')
  })
})

describe('where no roles are configured', () => {
  it('the starter may answer their own run, and the log says that it was their own', async () => {
    const runtime = await openRuntime({ plugins: [sample({ documents: asking })] })
    const session = runtime.tenant('riverside').as(ada)
    const asked = await (await session.start('checked', { note: 'x' })).finished()
    await readAndAnswer(runtime.tenant('riverside').as({ ...ada, id: 'ADA' }), asked.id, {
      decision: 'approved',
    })
    const given = (await session.exportAudit()).text
      .split('\n')
      .filter((line) => line.includes('fcc.approval.given'))
    expect(given).toHaveLength(1)
    expect(given[0]).toContain('"ownRun":true')
  })

  it('no model and no persona accepts, shreds, resumes or changes tenants all the same', async () => {
    const runtime = await openRuntime()
    for (const kind of ['model', 'persona'] as const) {
      const bot: Principal = { ...ada, kind }
      const session = runtime.tenant('riverside').as(bot)
      const { id } = await (await session.start('write', { note: 'x' })).finished()
      const config = tenantConfig('riverside', { provider: 'sample/model' }, '')
      for (const call of [
        () => session.shred('p1'),
        () => session.resume(id),
        () => session.exportAudit(),
        () => runtime.accept('riverside', bot),
        () => runtime.tenants.add({ ...config, id: 'other' }, bot),
        () => runtime.tenants.replace(config, bot),
        () => runtime.tenants.remove('riverside', bot),
      ]) {
        await expectCode('FCC_ACCESS_DENIED', call)
      }
    }
    const { text } = await runtime.tenant('riverside').as(ada).exportAudit()
    expect(text.match(/"action":"safeguards:accept"/g)).toHaveLength(2)
    expect(runtime.tenants.list().map(({ id }) => id)).toEqual(['riverside'])
  })
})

describe('the runtime where roles are configured', () => {
  it('takes changes of tenants and acceptances from those alone whom the host’s roles allow it', async () => {
    const runtime = await openRuntime(
      rules({ operator: ['tenants:add:ward-*', 'safeguards:accept'], tenant: ['runs:*'] }),
    )
    const operator = { ...grace, roles: ['operator'] }
    const ward = tenantConfig('ward-3', { provider: 'sample/model' }, '')
    await expectCode('FCC_ACCESS_DENIED', () =>
      runtime.tenants.add(ward, { ...bo, roles: ['tenant'] }),
    )
    await expectCode('FCC_ACCESS_DENIED', () =>
      runtime.tenants.add({ ...ward, id: 'lakeside' }, operator),
    )
    await runtime.tenants.add(ward, operator)
    await expectCode('FCC_ACCESS_DENIED', () => runtime.tenants.remove('ward-3', operator))
    expect(await runtime.accept('riverside', operator)).toEqual([])
    expect(runtime.diagnostics.map(({ code }) => code)).toContain('FCC_ACCESS_DENIED')
  })

  it('takes no act from an id with a line break', async () => {
    const runtime = await openRuntime()
    const forged = { ...ada, id: 'ada\nfcc.run.ended' }
    await expectCode('FCC_PRINCIPAL_INVALID', () => runtime.accept('riverside', forged))
    await expectCode('FCC_PRINCIPAL_INVALID', () => runtime.tenants.remove('riverside', forged))
  })
})

describe('what comes through the door', () => {
  it('is a copy: a principal changed after that acts as who they were', async () => {
    const runtime = await openRuntime()
    const who = { kind: 'human' as const, id: 'Ada', roles: ['author'] }
    const session = runtime.tenant('riverside').as(who)
    who.id = 'mallory'
    who.roles.push('officer')
    const run = await (await session.start('write', { note: 'x' })).finished()
    expect(run.envelope.principal).toEqual({ kind: 'human', id: 'ada', roles: ['author'] })
    expect(() => (session.principal.roles as string[]).push('officer')).toThrow(TypeError)
    expect(() => Object.assign(session.principal, { id: 'mallory' })).toThrow(TypeError)
  })

  it('is a copy: bytes, labels and subjects changed after that change nothing of the run', async () => {
    const session = (await openRuntime()).tenant('riverside').as(ada)
    const note = new TextEncoder().encode('hello')
    const labels = ['handled']
    const starting = session.start('write', { note }, { labels })
    note.fill(120)
    labels.push('secret')
    const run = await (await starting).finished()
    expect(run.envelope.labels.categories).toEqual(['handled'])
    const same = await (
      await session.start('write', { note: 'hello' }, { labels: ['handled'] })
    ).finished()
    expect(same.artifacts.note?.bytes).toBe(run.artifacts.note?.bytes)
    expect(same.artifacts.note?.address).toBe(run.artifacts.note?.address)
  })

  it.each([
    ['a subject', { subjects: ['MRN\u200b 4711'] }],
    ['a subject', { subjects: ['MRN 4711\n'] }],
    ['a key', { idempotencyKey: 'a\u202eb' }],
  ])('is refused with characters that are not seen: %s', async (_what, options) => {
    const session = (await openRuntime()).tenant('riverside').as(ada)
    await expectCode('FCC_ID_INVALID', () => session.start('write', { note: 'x' }, options))
    expect(await session.runs()).toEqual([])
  })

  it('is refused as a person whose id is written so that it looks like another’s', async () => {
    const tenant = (await openRuntime()).tenant('riverside')
    for (const id of ['ada\u200b', 'ada\u202e', 'a\u00adda', 'ａda', 'ada\u2028']) {
      await expectCode('FCC_PRINCIPAL_INVALID', () => tenant.as({ ...ada, id }))
      await expectCode('FCC_PRINCIPAL_INVALID', () => tenant.as({ ...ada, onBehalfOf: id }))
      await expectCode('FCC_PRINCIPAL_INVALID', () => tenant.as({ ...ada, roles: [id] }))
    }
  })
})
