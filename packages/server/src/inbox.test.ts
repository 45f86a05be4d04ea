import { describe, expect, it } from 'vitest'
import { openHouse } from './testing/house.test-support.ts'

const HOUR_MS = 3_600_000
const olga = 'riverside/olga/privacy-officer'
const piet = 'riverside/piet/privacy-officer'

/** A run that two officers are to sign within four hours. */
async function openAsked() {
  let now = Date.UTC(2026, 10, 21, 10)
  const house = await openHouse({}, () => now)
  const { ask } = house
  const body = { scenario: 'sign', input: { note: 'Mr Ode' } }
  const begun = await ask('riverside/ada/developer', 'POST', '/v1/runs', body, {
    prefer: 'wait=20',
  })
  const path = `/v1/runs/${begun.body.id}`
  const stateOf = async () => (await ask(olga, 'GET', path)).body.state
  const approve = async (who: string) => {
    const { shown } = (await ask(who, 'GET', `${path}/question`)).body
    return ask(who, 'POST', `${path}/approve`, { shown })
  }
  expect(await stateOf()).toBe('waiting')
  const pass = (ms: number) => {
    now += ms
  }
  return { ...house, path, stateOf, approve, pass }
}

describe('the inbox over HTTP', () => {
  it('says who has signed and until when, and takes one answer of each', async () => {
    const { ask, path, approve } = await openAsked()
    expect((await approve(olga)).status).toBe(204)
    expect(await approve(olga)).toMatchObject({ status: 409, body: { code: 'FCC_APPROVAL_TWICE' } })
    expect((await ask(olga, 'GET', '/v1/inbox')).body.items).toEqual([])
    const signed = {
      ...{ needed: 2, signed: ['olga'], until: '2026-11-21T14:00:00.000Z', onExpiry: 'reject' },
    }
    expect((await ask(piet, 'GET', '/v1/inbox')).body.items).toMatchObject([signed])
    expect((await ask(piet, 'GET', `${path}/question`)).body).toMatchObject(signed)
    expect((await approve(piet)).status).toBe(204)
  })

  it('hands the run over once it has every answer, and nobody has to resume it', async () => {
    const { approve, stateOf } = await openAsked()
    await approve(olga)
    expect(await stateOf()).toBe('waiting')
    await approve(piet)
    await expect.poll(stateOf, { timeout: 20_000 }).toBe('completed')
  })

  it('refuses an answer that comes too late as a conflict', async () => {
    const { approve, pass } = await openAsked()
    pass(4 * HOUR_MS)
    const late = await approve(olga)
    expect(late.status).toBe(409)
    // The run itself may have continued by then, and asks nobody any more.
    expect(['FCC_APPROVAL_EXPIRED', 'FCC_RUN_NOT_WAITING']).toContain(late.body.code)
  })
})
