import { type BackpressureSettings, DEFAULT_BACKPRESSURE, type Reaction } from '@fcc/runtime'
import { describe, expect, it } from 'vitest'
import { openHouse } from '../testing/house.test-support.ts'

/** A host whose memory counts as too little, with what is done then. */
function pressed(reaction: Reaction): { readonly backpressure: BackpressureSettings } {
  const { stages } = DEFAULT_BACKPRESSURE
  const memory = { ...stages.memory, threshold: 0, reaction }
  return { backpressure: { ...DEFAULT_BACKPRESSURE, stages: { ...stages, memory } } }
}

const OPERATOR = 'riverside/olga/operator'
const body = (domain: string) => ({ scenario: 'shout', input: { note: 'x' }, domain })

describe('a server of a host under pressure', () => {
  it('refuses new runs with 503, the stage, and when to ask again; it is no fault of the server', async () => {
    const { ask, notes } = await openHouse({}, Date.now, pressed('refuse'))
    const answer = await ask('riverside/dan/developer', 'POST', '/v1/runs', body('PROD'))
    expect([answer.status, answer.body.code]).toEqual([503, 'FCC_PRESSURE_REFUSED'])
    expect(answer.headers.get('retry-after')).toBe('5')
    expect(answer.body).toMatchObject({ retryAfter: 5 })
    expect(answer.body.detail).toContain('memory')
    expect(answer.body.fix).toContain('Ask again in 5 s')
    expect(notes).toEqual([])
    // What is under way may be looked at and ended all the same.
    expect((await ask('riverside/dan/developer', 'GET', '/v1/runs')).status).toBe(200)
  })

  it('says that a run in SHADOW was let in as one in LAB', async () => {
    const { ask } = await openHouse({}, Date.now, pressed('shadow_to_lab'))
    const dan = 'riverside/dan/developer'
    const moved = await ask(dan, 'POST', '/v1/runs', body('SHADOW'))
    expect(moved.body).toMatchObject({ domain: 'LAB', requestedDomain: 'SHADOW' })
    const prod = await ask(dan, 'POST', '/v1/runs', body('PROD'))
    expect(prod.body.domain).toBe('PROD')
    expect(prod.body).not.toHaveProperty('requestedDomain')
  })

  it('tells a tenant whether its runs are let in, and nothing of the host or of others', async () => {
    const { ask } = await openHouse(
      { operatorTenant: 'riverside' },
      Date.now,
      pressed('pause_shadow'),
    )
    const theirs = await ask('lakeside/olga/operator', 'GET', '/v1/status')
    expect(theirs.status).toBe(200)
    expect(theirs.body.newRuns).toMatchObject({
      SHADOW: { admitted: false, refused: 'shadow', because: ['memory'] },
      PROD: { admitted: true, domain: 'PROD' },
    })
    expect(theirs.body).toMatchObject({ ready: 0 })
    expect(theirs.body).not.toHaveProperty('host')
    expect(theirs.text).not.toContain('riverside')
    expect((await ask('lakeside/vic/viewer', 'GET', '/v1/status')).status).toBe(403)
  })

  it('tells the operators of the host the numbers to scale by, where what nobody measured is null', async () => {
    const { ask } = await openHouse({ operatorTenant: 'riverside' })
    const { body: status } = await ask(OPERATOR, 'GET', '/v1/status')
    expect(Object.keys(status.host.signals)).toEqual([
      'queueDepth',
      'eventLatencyMs',
      'arrivalsPerSecond',
      'failuresPerSecond',
      'processes',
      'places',
    ])
    expect(status.host.stages).toHaveLength(6)
    const { processes, signals } = status.host
    if (processes.length === 0) expect(signals.queueDepth).toBeNull()
    else expect(signals.queueDepth).toBe(0)
  })
})
