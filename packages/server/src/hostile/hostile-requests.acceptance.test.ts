import { expect, it } from 'vitest'
import { ROUTES } from '../routes/all-routes.ts'
import { type Attack, through } from './attack.test-support.ts'
import { bodies } from './bodies.test-support.ts'
import { credentials } from './credentials.test-support.ts'
import { idsOfOthers, unsignedPaths } from './ids-and-paths.test-support.ts'
import { bytesOf, sendRaw } from './raw-request.test-support.ts'
import { smuggled } from './smuggled.test-support.ts'
import { openTarget, type Target } from './target.test-support.ts'

const FAMILIES: Readonly<Record<string, (target: Target) => readonly Attack[]>> = {
  'smuggled requests and broken lines': smuggled,
  'paths without a credential': (target) => unsignedPaths(ROUTES, target),
  'ids of others': (target) => idsOfOthers(ROUTES, target),
  'bodies and queries': bodies,
  'credentials and pages of others': credentials,
}

const AT_ONCE = 8

/** Sends each attack, and gives those that got something, with what. */
async function attackWith(target: Target, attacks: readonly Attack[]): Promise<readonly string[]> {
  const got: string[] = []
  const left = [...attacks]
  const send = async (): Promise<void> => {
    for (let attack = left.pop(); attack; attack = left.pop()) {
      const found = through(attack, await sendRaw(target.port, attack.bytes), target)
      if (found !== undefined) got.push(`${attack.name}: ${found}`)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, send))
  return got
}

it('answers no hostile request with anything but a refusal', { timeout: 300_000 }, async () => {
  const target = await openTarget()
  const before = await target.foreignState()
  const good = ['Authorization', `Bearer ${target.token}`] as const
  const runs = async () => (await sendRaw(target.port, bytesOf({ headers: [good] })))[0]
  const known = await runs()
  expect(known?.status).toBe(200)

  const rows: string[] = []
  const got: string[] = []
  let sent = 0
  for (const [family, attacks] of Object.entries(FAMILIES)) {
    const all = attacks(target)
    const found = await attackWith(target, all)
    sent += all.length
    got.push(...found.map((each) => `${family}: ${each}`))
    rows.push(
      `${String(all.length).padStart(5)} sent ${String(found.length).padStart(3)} through  ${family}`,
    )
  }
  console.log([`hostile requests`, ...rows, `${String(sent).padStart(5)} in all`].join('\n'))

  expect(got).toEqual([])
  expect(sent).toBeGreaterThanOrEqual(500)
  // The other tenant is as it was, nothing of the attacker's own was started, and the server answers.
  expect(await target.foreignState()).toEqual(before)
  expect((await runs())?.text).toBe(known?.text)
  // A name that somebody sends is none that the tenant named.
  await target.house.runtime.tenants.check()
  const tenants = target.house.runtime.tenants.list()
  expect(tenants.filter(({ lockedSince }) => lockedSince !== undefined)).toEqual([])
  expect(({} as Record<string, unknown>).admin).toBeUndefined()
})
