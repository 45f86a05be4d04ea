import { ACCESS_ACTIONS, type AccessAction } from '@fcc/contracts'
import { BUILT_IN_ROLES } from '@fcc/runtime'
import { describe, expect, it } from 'vitest'
import { ROUTES } from '../routes/all-routes.ts'
import type { Route } from '../routes/route.ts'
import { type Answered, type House, openHouse } from '../testing/house.test-support.ts'
import { ROUTE_SAMPLES } from './route-samples.test-support.ts'

const ROLES = Object.keys(BUILT_IN_ROLES) as (keyof typeof BUILT_IN_ROLES)[]
const UNKNOWN = '01ARZ3NDEKTSV4RRFFQ69G5FAV'

/** What is held against the server: read from the tables alone, not by its own check. */
function mayByTable(route: Route, role: keyof typeof BUILT_IN_ROLES | undefined): boolean {
  const { access } = route
  if (access === 'public' || access === 'signed_in') return true
  if (role === undefined) return false
  const given: readonly string[] = BUILT_IN_ROLES[role]
  const action: AccessAction = ACCESS_ACTIONS[access]
  return given.includes(access) || (given.includes('*') && !action.explicit)
}

/** Asks a route by its sample. Streams are left after their first answer. */
async function askRoute(
  house: House,
  who: string | undefined,
  route: Route,
  run: string,
): Promise<Answered> {
  const { params = {}, body } = ROUTE_SAMPLES[route.id] ?? {}
  const path = route.path
    .replace('{run}', run)
    .replaceAll(/\{(\w+)\}/g, (_, name) => params[name] ?? '')
  return house.ask(who, route.method, path, body)
}

async function startRun(house: House, tenant: string): Promise<string> {
  const note = 'E'
  const begun = await house.ask(
    `${tenant}/root/admin`,
    'POST',
    '/v1/runs',
    {
      ...{ scenario: 'shout', input: { note } },
    },
    { prefer: 'wait=60' },
  )
  expect(begun.status).toBe(201)
  return begun.body.id
}

describe('who may do what over HTTP', () => {
  it('has a sample for every route, and a permission for every route', () => {
    expect(Object.keys(ROUTE_SAMPLES).sort()).toEqual(ROUTES.map(({ id }) => id).sort())
    for (const { id, access } of ROUTES)
      expect([
        id,
        access === 'public' || access === 'signed_in' || access in ACCESS_ACTIONS,
      ]).toEqual([id, true])
  })

  it('is what the built-in roles say, for every route, and nothing for nobody', async () => {
    const house = await openHouse()
    const run = await startRun(house, 'riverside')
    const columns = [...ROLES, undefined]
    const rows: string[] = []
    const wrong: string[] = []
    for (const route of ROUTES) {
      const cells: string[] = []
      for (const role of columns) {
        const { status, body } = await askRoute(house, `riverside/kim/${role ?? ''}`, route, run)
        const code = body?.code ?? body?.error?.code
        const allowed = code !== 'FCC_ACCESS_DENIED' && status !== 401
        if (allowed !== mayByTable(route, role) || status >= 500)
          wrong.push(`${route.id} as ${role ?? 'nobody in particular'}: ${status} ${code}`)
        cells.push(allowed ? '+' : '·')
      }
      for (const who of [undefined, 'expired']) {
        const { status, headers } = await askRoute(house, who, route, run)
        const isOpen = route.access === 'public'
        if (isOpen ? status !== 200 : status !== 401 || !headers.get('www-authenticate'))
          wrong.push(`${route.id} with ${who ?? 'nothing'}: ${status}`)
        cells.push(status === 401 ? '·' : '+')
      }
      rows.push(`${route.id.padEnd(18)} ${cells.map((cell) => cell.padStart(5)).join('')}`)
    }
    const head = [...ROLES, 'no role', 'nothing', 'refused'].map((name) =>
      name.slice(0, 4).padStart(5),
    )
    console.log([`${''.padEnd(18)} ${head.join('')}`, ...rows].join('\n'))
    expect(wrong).toEqual([])
  })

  it('tells a run of another tenant from one that does not exist by nothing', async () => {
    const house = await openHouse()
    const foreign = await startRun(house, 'lakeside')
    const naming = ROUTES.filter(({ path }) => path.includes('{run}'))
    expect(naming.length).toBeGreaterThan(10)
    for (const route of naming) {
      const told = async (id: string) => {
        const { status, headers, text } = await askRoute(house, 'riverside/kim/admin', route, id)
        const shown = [...headers].filter(([name]) => name !== 'date' && name !== 'content-length')
        return { status, headers: shown, text: text.replaceAll(id, 'ID') }
      }
      const unknown = await told(UNKNOWN)
      expect([route.id, await told(foreign)]).toEqual([route.id, unknown])
      expect([route.id, unknown.status]).toEqual([route.id, 404])
    }
  })

  it('tells nobody what there is who may do it to nothing', async () => {
    const house = await openHouse()
    const start = { scenario: 'no-such-scenario', input: { note: 'E' } }
    for (const asked of [
      await house.ask('riverside/kim/', 'POST', '/v1/runs', start),
      await house.ask('riverside/kim/', 'GET', '/v1/exports/no-such-format'),
      await house.ask('riverside/kim/', 'POST', '/v1/providers/none/test'),
      await house.ask('riverside/kim/', 'GET', `/v1/runs/${UNKNOWN}`),
    ]) {
      expect([asked.status, asked.body.code]).toEqual([403, 'FCC_ACCESS_DENIED'])
      expect(asked.text).not.toMatch(/shout|house\/|Shout/)
    }
  })

  it('refuses a credential of a tenant that is gone, and names no tenant', async () => {
    const house = await openHouse()
    const { status, text } = await house.ask('nowhere/kim/admin', 'GET', '/v1/runs')
    expect(status).toBe(401)
    expect(text).not.toMatch(/riverside|lakeside|nowhere/)
    expect(house.notes).toMatchObject([{ kind: 'sign_in_refused' }])
  })
})
