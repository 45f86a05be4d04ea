import { ACCESS_ACTIONS, type AccessAction } from '@fcc/contracts'
import { BUILT_IN_ROLES } from '@fcc/runtime'
import { describe, expect, it } from 'vitest'
import { ROUTES } from '../routes/all-routes.ts'
import type { Route } from '../routes/route.ts'
import { openHouse } from '../testing/house.test-support.ts'
import {
  type Doorway,
  NOBODYS,
  openDoorway,
  type Shown,
  type Told,
} from './doorway.test-support.ts'
import { printMatrix } from './print-matrix.test-support.ts'
import { OF_A_TENANT, ROUTE_SAMPLES } from './route-samples.test-support.ts'

type Role = keyof typeof BUILT_IN_ROLES
const ROLES = Object.keys(BUILT_IN_ROLES) as Role[]
const UNKNOWN = '01ARZ3NDEKTSV4RRFFQ69G5FAV'

/** All that anybody may ask without saying who they are. Whoever adds to it means it. */
const PUBLIC = [
  ...['live', 'ready', 'health', 'openapi', 'reference', 'a2a.card', 'a2a.keys'],
  ...['sign_in.issuers', 'sign_in.begin', 'sign_in.finish'],
]

/** Routes that end or change the session that asks, or tell of it. */
const OF_A_SESSION = ['session.csrf', 'session.renew', 'session.end']
/** Those that whoever shows another credential has nothing of. */
const WITHOUT_A_SESSION = ['session.csrf', 'session.renew']

/** What is held against the server: read from the tables alone, not by its own check. */
function mayByTable(
  { access }: Route,
  role: Role | undefined,
  kind: 'human' | 'service' = 'human',
): boolean {
  if (access === 'public' || access === 'signed_in') return true
  if (role === undefined) return false
  const given: readonly string[] = BUILT_IN_ROLES[role]
  const action: AccessAction = ACCESS_ACTIONS[access]
  if (!action.kinds.includes(kind)) return false
  return given.includes(access) || (given.includes('*') && !action.explicit)
}

function isAllowed({ status, code }: Told, { id, access }: Route): boolean {
  const { answers } = ROUTE_SAMPLES[id] ?? {}
  if (access === 'public' || answers !== undefined) return status === (answers ?? 200)
  return status !== 401 && code !== 'FCC_ACCESS_DENIED'
}

/** What of a tenant its path names. */
function thingOf({ path }: Route) {
  return OF_A_TENANT.find((name) => path.includes(`{${name}}`))
}

type Note = (who: string, told: Told, isRight: boolean, cell: string) => void

/** What each role gets, by a session, and an administrator by the other credentials that hold. */
async function byRole(door: Doorway, route: Route, note: Note): Promise<void> {
  for (const role of [...ROLES, undefined]) {
    const told = await door.ask(await sessionFor(door, route, role), route, door.riverside)
    const allowed = isAllowed(told, route)
    note(role ?? 'no role', told, allowed === mayByTable(route, role), allowed ? '+' : '·')
  }
  for (const [name, { shown, kind }] of Object.entries(door.good)) {
    const told = await door.ask(shown, route, door.riverside)
    const allowed = isAllowed(told, route)
    const may = mayByTable(route, 'admin', kind) && !WITHOUT_A_SESSION.includes(route.id)
    note(name, told, allowed === may, allowed ? '+' : '·')
  }
}

/** What whoever is refused gets: what is public, and of all else not even whether it is there. */
async function byRefused(door: Doorway, route: Route, note: Note): Promise<void> {
  const isOpen = route.access === 'public'
  const asked = Object.entries(door.refused).map(
    async ([name, shown]) => [name, await door.ask(shown, route, door.riverside)] as const,
  )
  for (const [name, told] of await Promise.all(asked)) {
    const isRefused =
      told.status === 401 && told.headers.some(([key]) => key === 'www-authenticate')
    const isRight = isOpen ? isAllowed(told, route) : isRefused && !isTelling(told, door)
    note(name, told, isRight, isOpen ? '+' : told.status === 401 ? '·' : '!')
  }
}

/**
 * What an administrator of the other tenant gets. What names nothing is asked first: the log of that tenant says what
 * it asked for itself.
 */
async function byForeigner(door: Doorway): Promise<ReadonlyMap<string, Told>> {
  const naming = door.routes.filter((route) => thingOf(route) !== undefined)
  const others = door.routes.filter((route) => thingOf(route) === undefined)
  const told = new Map<string, Told>()
  for (const route of [...others, ...naming]) {
    told.set(route.id, await door.ask(door.foreign, route, door.riverside))
  }
  return told
}

/** Some routes end or change the session that asks: each is asked with one of its own. */
const sessions = new WeakMap<Doorway, Map<Role | undefined, Shown>>()
async function sessionFor(door: Doorway, route: Route, role: Role | undefined): Promise<Shown> {
  const known = sessions.get(door) ?? new Map<Role | undefined, Shown>()
  sessions.set(door, known)
  const kept = OF_A_SESSION.includes(route.id) ? undefined : known.get(role)
  const shown = kept ?? (await door.session(role))
  if (!OF_A_SESSION.includes(route.id)) known.set(role, shown)
  return shown
}

function isTelling({ text }: Told, { riverside }: Doorway): boolean {
  return (
    text.includes('riverside') || Object.values(riverside).some((thing) => text.includes(thing))
  )
}

describe('who may do what over HTTP', () => {
  it('has a sample and a permission for every route, and no more that is public', async () => {
    const { routes } = await openDoorway()
    expect(Object.keys(ROUTE_SAMPLES).sort()).toEqual(routes.map(({ id }) => id).sort())
    const open = routes.filter(({ access }) => access === 'public').map(({ id }) => id)
    expect(open.sort()).toEqual([...PUBLIC].sort())
    const without = routes.filter(
      ({ access }) => !['public', 'signed_in'].includes(access) && !(access in ACCESS_ACTIONS),
    )
    expect(without).toEqual([])
    for (const { id, path } of routes) {
      const { params = {} } = ROUTE_SAMPLES[id] ?? {}
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
      const unknown = named.filter((name) => !(name in params) && !(name in NOBODYS))
      expect([id, unknown]).toEqual([id, []])
    }
  })

  it('is said by every route, or it is none for the compiler', () => {
    const { handle, id, method, path, responses, summary } = ROUTES[0] as Route
    const shape = { handle, id, method, path, responses, summary }
    // @ts-expect-error it does not say who may
    const without: Route = shape
    // @ts-expect-error there is no such action
    const unknown: Route = { ...shape, access: 'sheds:paint' }
    // @ts-expect-error everything is no action
    const everything: Route = { ...shape, access: '*' }
    const all: readonly (string | undefined)[] = [without, unknown, everything].map(
      (it) => it.access,
    )
    expect(ROUTES.filter(({ access }) => all.includes(access))).toEqual([])
  })

  it('is what the built-in roles say, for every route, and nothing for whoever is refused', async () => {
    const door = await openDoorway()
    const foreign = await byForeigner(door)
    const rows: (readonly [string, readonly string[]])[] = []
    const wrong: string[] = []
    for (const route of door.routes) {
      const cells: string[] = []
      const note: Note = (who, { status, code }, isRight, cell) => {
        cells.push(cell)
        if (!isRight || status >= 500) wrong.push(`${route.id} as ${who}: ${status} ${code ?? ''}`)
      }
      await byRole(door, route, note)
      const told = foreign.get(route.id)
      const isNamed = thingOf(route) !== undefined
      if (told) {
        const isRight = isNamed || route.access === 'public' || !isTelling(told, door)
        note('admin of another tenant', told, isRight, isNamed ? '0' : 'own')
      }
      await byRefused(door, route, note)
      rows.push([route.id, cells])
    }
    printMatrix(rows, [
      ...ROLES,
      'no role',
      ...Object.keys(door.good).map((name) => `admin by a ${name}`),
      'admin of another tenant',
      ...Object.keys(door.refused),
    ])
    expect(wrong).toEqual([])
  })

  it('tells what is another tenant’s from what does not exist by nothing', async () => {
    const door = await openDoorway()
    const { shown } = door.good.token
    let compared = 0
    for (const route of door.routes) {
      const thing = thingOf(route)
      if (!thing) continue
      const told = async (id: string) => {
        const { status, headers, text } = await door.ask(shown, route, { ...NOBODYS, [thing]: id })
        return { status, headers, text: text.replaceAll(id, 'ID') }
      }
      const unknown = await told(NOBODYS[thing])
      expect([route.id, await told(door.lakeside[thing])]).toEqual([route.id, unknown])
      if (thing === 'run' || thing === 'key')
        expect([route.id, unknown.status]).toEqual([route.id, 404])
      compared += 1
    }
    expect(compared).toBeGreaterThan(15)
    // Of what was asked for, nothing happened to the other tenant.
    const own = door.runtime.tenant('lakeside').as({ id: 'bo', kind: 'human', roles: ['admin'] })
    expect((await own.outcome(door.lakeside.run, 'loud')).text).toBe('E')
    expect(await own.apiKeys()).toMatchObject([{ id: door.lakeside.key, state: 'active' }])
    expect(await own.endSessions(door.lakeside.principal)).toBe(1)
  })

  it('tells it by nothing either over MCP, over A2A, by a cursor and by a key of a start', async () => {
    const door = await openDoorway()
    const { shown } = door.good.token
    const call = (method: string, params: object) => ({ jsonrpc: '2.0', id: 1, method, params })
    const tool = (name: string, more: object) => call('tools/call', { name, arguments: more })
    const accept = { accept: 'application/json, text/event-stream', 'a2a-version': '1.0' }
    const asked: readonly ((run: string) => readonly [string, string, unknown?])[] = [
      ...['read_run', 'wait_for_run', 'explain_run', 'cancel_run'].map(
        (name) => (run: string) => ['POST', '/mcp', tool(name, { run })] as const,
      ),
      (run) => ['POST', '/mcp', tool('read_outcome', { run, name: 'loud' })],
      (run) => ['POST', '/mcp', call('resources/read', { uri: `fcc://runs/${run}/outcomes/loud` })],
      ...['GetTask', 'CancelTask', 'SubscribeToTask'].map(
        (method) => (run: string) => ['POST', '/a2a', call(method, { id: run })] as const,
      ),
      (run) => ['GET', `/v1/runs?cursor=${run}`],
    ]
    for (const ask of asked) {
      const told = async (run: string) => {
        const { status, text } = await door.send({ ...shown, ...accept }, ...ask(run))
        return { status, text: text.replaceAll(run, 'ID') }
      }
      const unknown = await told(UNKNOWN)
      expect(unknown.text).toMatch(/FCC_RUN_UNKNOWN/)
      const name = JSON.stringify(ask('ID'))
      expect([name, await told(door.lakeside.run)]).toEqual([name, unknown])
      // What is asked is read: the tenant's own run is told otherwise.
      expect([name, await told(door.riverside.run)]).not.toEqual([name, unknown])
    }
    const start = { scenario: 'shout', input: { note: 'E' } }
    const once = { 'idempotency-key': 'the-same', prefer: 'wait=60' }
    const begun = [shown, door.foreign].map((each) =>
      door.send({ ...each, ...once }, 'POST', '/v1/runs', start),
    )
    expect((await Promise.all(begun)).map(({ status }) => status)).toEqual([201, 201])
  })

  it('shows the other tenants to the operators of one tenant alone, where there is one', async () => {
    const admin = 'riverside/kim/admin'
    const shown = async (operatorTenant?: string) => {
      const house = await openHouse({ operatorTenant })
      const { body } = await house.ask(admin, 'GET', '/v1/tenants')
      return body.tenants.map(({ id }: { readonly id: string }) => id).sort()
    }
    expect(await shown()).toEqual(['riverside'])
    expect(await shown('lakeside')).toEqual(['riverside'])
    expect(await shown('riverside')).toEqual(['lakeside', 'riverside'])
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
