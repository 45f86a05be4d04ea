import { describe, expect, it } from 'vitest'
import { openHouse } from './testing/house.test-support.ts'

const ada = 'riverside/ada/admin'
const mcp = { accept: 'application/json, text/event-stream' }
const rpc = (method: string, params: object) => ({ jsonrpc: '2.0', id: 1, method, params })

describe('a tenant over a server', () => {
  it('is the one of the credential: what names another one finds nothing and locks nobody', async () => {
    const { ask, runtime } = await openHouse()
    const other = runtime.tenant('lakeside').as({ id: 'bo', kind: 'human', roles: ['admin'] })
    const theirs = await other.start('shout', { note: 'HONEYDEW' })
    await theirs.finished()
    const { id } = theirs
    const named = { 'x-tenant': 'lakeside', tenant: 'lakeside', 'x-fcc-tenant': 'lakeside' }
    const answers = [
      await ask(ada, 'GET', `/v1/runs/${id}?tenant=lakeside`, undefined, named),
      await ask(ada, 'GET', `/v1/runs/${id}/outcomes/loud`, undefined, named),
      await ask(ada, 'POST', `/v1/runs/${id}/cancel`, {}, named),
      await ask(ada, 'POST', '/v1/runs', { tenant: 'lakeside', scenario: 'shout', input: {} }),
      await ask(
        ada,
        'POST',
        '/mcp',
        rpc('tools/call', { name: 'read_run', arguments: { run: id, tenant: 'lakeside' } }),
        mcp,
      ),
      await ask(ada, 'POST', '/a2a', rpc('GetTask', { id, tenant: 'lakeside' }), {
        'a2a-version': '1.0',
      }),
    ]
    expect(answers.slice(0, 2).map(({ status }) => status)).toEqual([404, 404])
    for (const { text } of answers) expect(text).not.toContain('HONEYDEW')
    expect((await theirs.record()).state).toBe('completed')
    await runtime.tenants.check()
    expect(runtime.tenants.list().filter(({ lockedSince }) => lockedSince)).toEqual([])
    expect((await ask(ada, 'GET', '/v1/runs')).body.runs).toEqual([])
  })

  it('does nothing while it is locked, and says by whom that is lifted', async () => {
    const { ask, runtime } = await openHouse()
    const here = runtime.tenant('riverside').as({ id: 'ada', kind: 'human', roles: ['admin'] })
    const ofHere = here.granted('lakeside', { purpose: 'service' })
    await expect(ofHere).rejects.toThrow(/has been locked/)
    const start = { scenario: 'shout', input: { note: 'hello' } }
    const refused = await ask(ada, 'POST', '/v1/runs', start)
    expect([refused.status, refused.body.code]).toEqual([403, 'FCC_TENANT_LOCKED'])
    expect(refused.body.fix).toContain('fcc tenants unlock riverside')
    expect((await ask(ada, 'GET', '/v1/runs')).status).toBe(200)
    const elsewhere = await ask('lakeside/bo/admin', 'POST', '/v1/runs', start)
    expect(elsewhere.status).toBeLessThan(300)
  })

  it('is suspended and resumed by the operators of the host, and for everybody else there is none', async () => {
    const { ask, runtime } = await openHouse({ operatorTenant: 'riverside' })
    const start = { scenario: 'shout', input: { note: 'hello' } }
    const suspend = (who: string, tenant: string) =>
      ask(who, 'POST', `/v1/tenants/${tenant}/suspend`, { reason: 'their key was stolen' })
    const bo = 'lakeside/bo/admin'
    const unknown = await suspend(bo, 'nobody')
    for (const tenant of ['riverside', 'lakeside']) {
      const told = await suspend(bo, tenant)
      expect([told.status, told.body.why]).toEqual([404, unknown.body.why])
    }
    expect(unknown.text).not.toMatch(/riverside|lakeside/)
    expect((await suspend('riverside/cy/auditor', 'lakeside')).status).toBe(403)
    expect((await suspend(ada, 'nobody')).status).toBe(404)
    const { body } = await suspend(ada, 'lakeside')
    expect(body).toMatchObject({ tenant: 'lakeside', suspended: true })
    const refused = await ask(bo, 'POST', '/v1/runs', start)
    expect([refused.status, refused.body.code]).toEqual([403, 'FCC_TENANT_SUSPENDED'])
    expect((await ask(bo, 'GET', '/v1/runs')).status).toBe(200)
    const listed = await ask(ada, 'GET', '/v1/tenants')
    expect(listed.body.tenants).toMatchObject([
      { id: 'riverside' },
      { id: 'lakeside', suspended: { by: 'ada', reason: 'their key was stolen' } },
    ])
    expect((await ask(ada, 'POST', '/v1/runs', start)).status).toBeLessThan(300)
    expect((await ask(bo, 'POST', '/v1/tenants/lakeside/resume')).status).toBe(404)
    expect((await ask(ada, 'POST', '/v1/tenants/lakeside/resume')).body.resumed).toBe(true)
    expect((await ask(bo, 'POST', '/v1/runs', start)).status).toBeLessThan(300)
    expect(runtime.tenants.list().filter(({ suspended }) => suspended)).toEqual([])
  })
})
