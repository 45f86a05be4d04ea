import { describe, expect, it } from 'vitest'
import type { Runtime } from '../../runtime.ts'
import { expectCode, grace } from '../../testing/test-runtime.test-support.ts'
import {
  entriesOf,
  grantTo,
  openTwoTenants,
  reader,
} from '../../testing/two-tenants.test-support.ts'
import type { OpenDirectory } from '../open-directory.ts'
import { readAcross } from './read-across.ts'

const purpose = 'drafting'

describe.each(['memory', 'sqlite'] as const)('a grant, over a %s store', (store) => {
  it('lets one principal of one other tenant read what it names, and both logs have each reading', async () => {
    const { runtime, owner, mine } = await openTwoTenants({ store })
    const run = await (await owner.start('write', { note: 'hello' })).finished()
    const grant = await owner.createGrant(grantTo())
    const theirs = await mine.granted('owner', { purpose })
    expect((await theirs.runs()).map(({ id }) => id)).toEqual([run.id])
    expect((await theirs.run(run.id)).state).toBe('completed')
    expect((await theirs.outcome(run.id, 'written')).text).toBe('HELLO!')
    expect((await theirs.personas()).map(({ code }) => code)).toEqual(['OWN'])
    for (const tenant of ['owner', 'reader']) {
      const noted = await entriesOf(runtime, tenant, 'fcc.tenant.queried')
      expect(noted.map(({ what, answer, run: of }) => [what, answer, of])).toEqual([
        [undefined, 'opened', undefined],
        ['runs', 'read', undefined],
        ['runs', 'read', run.id],
        ['artifacts', 'read', run.id],
        ['personas', 'read', undefined],
      ])
      expect(noted.at(-1)).toMatchObject({
        by: { id: 'rita' },
        ...{ from: 'reader', of: 'owner', purpose, grant: grant.id },
        decisions: [{ at: 'cross_tenant_query', decision: 'allow' }, { decision: 'allow' }],
      })
    }
    expect(await entriesOf(runtime, 'owner', 'fcc.grant.creating')).toMatchObject([
      { by: { id: 'ada' }, grant: grant.id, what: ['runs', 'artifacts', 'personas'], purpose },
    ])
    const [read] = await entriesOf(runtime, 'owner', 'fcc.artifact.read')
    expect(read).toMatchObject({ by: { id: 'reader:rita' } })
    expect(runtime.diagnostics.filter(({ code }) => code === 'FCC_TENANT_LOCKED')).toEqual([])
  })

  it('covers nobody else, nothing else and no other purpose, and that locks nobody', async () => {
    const { runtime, owner, mine } = await openTwoTenants({ store })
    const run = await (await owner.start('write', { note: 'hello' })).finished()
    await owner.createGrant(grantTo({ what: ['runs'] }))
    const theirs = await mine.granted('owner', { purpose })
    const another = runtime.tenant('reader').as({ ...reader, id: 'rob' })
    for (const attempt of [
      () => theirs.outcome(run.id, 'written'),
      () => theirs.personas(),
      () => mine.granted('owner', { purpose: 'review' }),
      () => another.granted('owner', { purpose }),
    ]) {
      await expectCode('FCC_GRANT_NOT_COVERED', attempt)
    }
    expect((await theirs.runs()).map(({ id }) => id)).toEqual([run.id])
    for (const tenant of ['owner', 'reader']) {
      const noted = await entriesOf(runtime, tenant, 'fcc.tenant.queried')
      expect(noted.filter(({ answer }) => answer === 'not covered')).toHaveLength(4)
    }
  })

  it('is taken back at once, for what is open by it too', async () => {
    const { owner, mine } = await openTwoTenants({ store })
    const { id } = await owner.createGrant(grantTo())
    const theirs = await mine.granted('owner', { purpose })
    expect(await theirs.runs()).toEqual([])
    expect(await owner.revokeGrant(id)).toMatchObject({ state: 'revoked', revokedBy: 'ada' })
    await expectCode('FCC_GRANT_OVER', () => theirs.runs())
    await expectCode('FCC_GRANT_OVER', () => mine.granted('owner', { purpose }))
    expect(await owner.revokeGrant(id)).toMatchObject({ state: 'revoked' })
    expect(await mine.runs()).toEqual([])
  })

  it('gives nothing of what was being read when it was taken back', async () => {
    const { runtime, owner, mine } = await openTwoTenants({ store })
    const { id } = await owner.createGrant(grantTo())
    await mine.granted('owner', { purpose })
    const { known, seek } = runtime.tenants as Runtime['tenants'] & OpenDirectory
    const { services, release } = await known('reader').acquire()
    const read = async () => {
      await owner.revokeGrant(id)
      return { result: 'what was read' }
    }
    await expectCode('FCC_GRANT_OVER', () =>
      readAcross(
        services,
        reader,
        { tenant: 'owner', purpose, what: 'runs' },
        { find: seek, read },
      ),
    )
    release()
  })

  it('ends with its time, and a clock that is set back does not revive it', async () => {
    const { owner, mine, time } = await openTwoTenants({ store })
    await owner.createGrant(grantTo())
    const theirs = await mine.granted('owner', { purpose })
    time.now += 3_600_000
    await expectCode('FCC_GRANT_OVER', () => theirs.runs())
    time.now -= 3_600_000
    await expectCode('FCC_GRANT_OVER', () => theirs.runs())
    expect(await owner.grants()).toMatchObject([{ state: 'expired' }])
  })
})

describe('what a grant gives', () => {
  it('is for a role where it names one, as the other tenant assigns it', async () => {
    const { runtime, owner, mine } = await openTwoTenants()
    await owner.createGrant(grantTo({ to: { tenant: 'reader', role: 'reviewer' } }))
    expect((await mine.granted('owner', { purpose })).tenant).toBe('owner')
    const without = runtime.tenant('reader').as({ ...reader, roles: ['author'] })
    await expectCode('FCC_GRANT_NOT_COVERED', () => without.granted('owner', { purpose }))
    const elsewhere = runtime.tenant('other').as(reader)
    await expectCode('FCC_TENANT_LOCKED', () => elsewhere.granted('owner', { purpose }))
  })

  it('is what the rules of both tenants allow at cross_tenant_query', async () => {
    const rule = (name: string) => `
constitution: ${name}
title: Ours
rules:
  - id: no-runs
    tier: mandatory
    at: [cross_tenant_query]
    when: "query.what == 'runs' && query.from == 'reader' && tenant.id == 'owner'"
    say: Runs stay here.
`
    for (const rules of [{ rules: rule('theirs') }, { readerRules: rule('ours') }]) {
      const { runtime, owner, mine } = await openTwoTenants(rules)
      await owner.createGrant(grantTo())
      const theirs = await mine.granted('owner', { purpose })
      const error = await expectCode('FCC_GRANT_FORBIDDEN', () => theirs.runs())
      expect(error.why).toContain('Runs stay here.')
      expect(await theirs.personas()).toHaveLength(1)
      const noted = await entriesOf(runtime, 'reader', 'fcc.tenant.queried')
      expect(noted[1]).toMatchObject({ answer: 'rules' })
      const warned = runtime.tenant('owner').model.diagnostics.map(({ code }) => code)
      expect(warned).not.toContain('FCC_CONSTITUTION_UNWATCHED_POINT')
    }
  })

  it('is denied where no platform rule permits it', async () => {
    const { owner, mine } = await openTwoTenants({ config: { platformConstitutions: [] } })
    await owner.createGrant(grantTo())
    const theirs = await mine.granted('owner', { purpose })
    await expectCode('FCC_GRANT_FORBIDDEN', () => theirs.runs())
  })

  it('is none of the roles that the reader has at home', async () => {
    const { owner, mine } = await openTwoTenants({
      rules: `
constitution: ours
title: Ours
rules:
  - id: reviewers-only
    tier: mandatory
    at: [release]
    when: "!('reviewer' in principal.roles) && principal.id != 'ada'"
    say: Only reviewers of this tenant read it.
`,
    })
    const run = await (await owner.start('write', { note: 'hello' })).finished()
    expect(run.state).toBe('completed')
    await owner.createGrant(grantTo())
    const theirs = await mine.granted('owner', { purpose })
    await expectCode('FCC_ARTIFACT_WITHHELD', () => theirs.outcome(run.id, 'written'))
  })

  it('opens no run of a third tenant, and none of the reader’s own', async () => {
    const { runtime, owner, mine } = await openTwoTenants()
    const third = runtime.tenant('other').as(grace)
    const ids = [
      (await (await third.start('write', { note: 'x' })).finished()).id,
      (await (await mine.start('write', { note: 'x' })).finished()).id,
    ]
    await owner.createGrant(grantTo())
    const theirs = await mine.granted('owner', { purpose })
    for (const id of ids) await expectCode('FCC_RUN_UNKNOWN', () => theirs.run(id))
  })
})

describe('a grant is refused', () => {
  it.each([
    ['for nobody', { to: { tenant: 'reader' } }],
    ['for two', { to: { tenant: 'reader', principal: 'a', role: 'b' } }],
    ['for the tenant itself', { to: { tenant: 'owner', principal: 'a' } }],
    ['for a name that is not seen', { to: { tenant: 'reader', principal: 'a\u200b' } }],
    ['for nothing', { what: [] }],
    ['for something else', { what: ['keys'] }],
    ['without a purpose', { purpose: '' }],
    ['for what is over', { until: '2026-11-30T00:00:00Z' }],
    ['for ever', { until: '2028-01-01T00:00:00Z' }],
    ['until some day', { until: 'tomorrow' }],
    ['for whom nobody says', { to: undefined }],
    ['for what is no list', { what: 'runs' }],
    ['until a number', { until: 5 }],
  ])('%s', async (_what, changes) => {
    const { owner } = await openTwoTenants()
    await expectCode('FCC_GRANT_INVALID', () => owner.createGrant(grantTo(changes as never)))
    expect(await owner.grants()).toEqual([])
  })

  it('where nobody made it', async () => {
    const { owner, mine } = await openTwoTenants()
    const { id } = await owner.createGrant(grantTo())
    await expectCode('FCC_GRANT_UNKNOWN', () => owner.revokeGrant('0123456789abcdef'))
    await expectCode('FCC_GRANT_UNKNOWN', () => mine.revokeGrant(id))
  })
})
