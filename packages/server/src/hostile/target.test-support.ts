import type { Principal } from '@fcc/contracts'
import type { Authenticator } from '../authentication/authenticator.ts'
import { type House, openHouse } from '../testing/house.test-support.ts'

/** What an attacker holds, and what they are after. */
export interface Target {
  readonly house: House
  readonly port: number
  /** A good credential of the attacker's own tenant, with every role. */
  readonly token: string
  readonly ownRun: string
  /** A run of the other tenant that waits for a person. */
  readonly foreignRun: string
  /** What must be in no answer: content and names of the other tenant. */
  readonly secrets: readonly string[]
  /** What the other tenant is like; the same before and after. */
  foreignState(): Promise<unknown>
}

const OWN: Principal = { id: 'mallory', kind: 'human', roles: ['admin'] }
const FOREIGN: Principal = { id: 'victoria', kind: 'human', roles: ['admin', 'privacy-officer'] }
const TOKEN = 'token-of-mallory-0123456789abcdef'

const tokens: Authenticator = {
  async authenticate({ headers: { authorization } }) {
    if (authorization === undefined) return undefined
    if (authorization === `Bearer ${TOKEN}`)
      return {
        ...{ kind: 'authenticated', tenant: 'riverside', principal: OWN },
        credential: { kind: 'api_key', id: 'key_of_mallory' },
      }
    return {
      ...{ kind: 'refused', code: 'FCC_SIGN_IN_REFUSED', reason: 'Nobody has that token.' },
      challenge: 'Bearer error="invalid_token"',
    }
  },
}

/** A server that listens, with two tenants: the attacker is an administrator of one of them. */
export async function openTarget(): Promise<Target> {
  const limits = { maxBodyBytes: 64 * 1024, maxHeaderBytes: 8 * 1024, requestMs: 20_000 }
  const house = await openHouse({
    ...{ authenticators: [tokens], limits },
    origins: ['https://app.riverside.example'],
  })
  const { url } = await house.server.listen({ port: 0 })
  const own = house.runtime.tenant('riverside').as(OWN)
  const foreign = house.runtime.tenant('lakeside').as(FOREIGN)
  const mine = await own.start('shout', { note: 'hello' })
  await mine.finished()
  const theirs = await foreign.start('ask', { note: 'HONEYDEW belongs to Lakeside' })
  await theirs.finished()
  return {
    house,
    port: Number(new URL(url).port),
    token: TOKEN,
    ownRun: mine.id,
    foreignRun: theirs.id,
    secrets: ['HONEYDEW', 'victoria', 'Lakeside'],
    async foreignState() {
      const { state, sequence, waiting } = await foreign.run(theirs.id)
      return { state, sequence, waiting, runs: (await foreign.runs()).map(({ id }) => id) }
    },
  }
}
