import { eventually } from '@fcc/conformance'
import type { CloudEvent, EventBus, EventType } from '@fcc/contracts'
import * as fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { DEFAULT_LIMITS } from '../config/host-config.ts'
import { expectCode } from '../testing/test-runtime.test-support.ts'
import { inProcessTransport } from './in-process-transport.ts'
import { createTenantBus, type TenantBus } from './tenant-bus.ts'

const opened: TenantBus[] = []
afterEach(async () => {
  for (const bus of opened.splice(0)) await bus.close()
})

async function openBus(changes: Partial<typeof DEFAULT_LIMITS> = {}): Promise<TenantBus> {
  const limits = { ...DEFAULT_LIMITS, deliveryRetryMs: 1, deliveryTries: 3, ...changes }
  const transport = await inProcessTransport.open({})
  const bus = createTenantBus({ tenant: 'riverside', transport, limits })
  opened.push(bus)
  return bus
}

let number = 0
function eventOf(run: string, type: EventType = 'fcc.run.started', tenant = 'riverside') {
  number += 1
  return {
    specversion: '1.0',
    id: `${run}:${number}:${type}`,
    source: `urn:fcc:tenant:${tenant}`,
    type,
    time: '2026-11-21T10:00:00.000Z',
    subject: run,
    datacontenttype: 'application/json',
    fcctenant: tenant,
    fccsequence: number,
    data: { purpose: 'drafting', labels: { categories: ['a'] } },
  } as unknown as CloudEvent
}

describe('the bus of a tenant', () => {
  it('gives each subscriber what its filter wants, in order for each run', async () => {
    const type = fc.constantFrom<EventType>(
      'fcc.run.started',
      'fcc.visit.recorded',
      'fcc.run.ended',
    )
    const run = fc.constantFrom('r1', 'r2')
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(run, type)),
        fc.option(run, { nil: undefined }),
        fc.option(fc.uniqueArray(type), { nil: undefined }),
        async (published, wanted, types) => {
          const bus = await openBus()
          const heard: CloudEvent[] = []
          await bus.subscribe({ run: wanted, types }, (event) => void heard.push(event))
          const events = published.map(([each, kind]) => eventOf(each, kind))
          await bus.publish(events)
          for (const each of ['r1', 'r2']) {
            const ofRun = (all: readonly CloudEvent[]) =>
              all.filter(({ subject }) => subject === each)
            expect(ofRun(heard)).toEqual(
              ofRun(events).filter(
                ({ type: kind, subject }) =>
                  (wanted === undefined || wanted === subject) &&
                  (types === undefined || types.includes(kind)),
              ),
            )
          }
        },
      ),
      { numRuns: 50 },
    )
  })

  it('gives out copies that are frozen in every part, so that no subscriber changes what another hears', async () => {
    const bus = await openBus()
    const heard: CloudEvent[] = []
    await bus.subscribe({}, (event) => {
      const live = event.data as unknown as { purpose: string; labels: { categories: string[] } }
      expect(() => {
        live.purpose = 'treatment'
      }).toThrow(TypeError)
      expect(() => live.labels.categories.push('b')).toThrow(TypeError)
    })
    await bus.subscribe({}, (event) => void heard.push(event))
    const event = eventOf('r1')
    await bus.publish([event])
    expect(heard).toEqual([event])
    expect(heard[0]).not.toBe(event)
    expect(bus.deadLetters()).toEqual([])
  })

  it('gives an event again to who failed on it, then keeps it, and harms no other', async () => {
    const bus = await openBus()
    const heard: string[] = []
    let refusals = 2
    await bus.subscribe({}, () => Promise.reject(new RangeError('John Smith')), { name: 'broken' })
    await bus.subscribe({}, ({ id }) => {
      if (refusals-- > 0) throw new TypeError('later')
      heard.push(id)
    })
    const event = eventOf('r1')
    await bus.publish([event])
    expect(heard).toEqual([event.id])
    expect(bus.deadLetters()).toEqual([{ event, subscriber: 'broken', error: 'RangeError' }])
  })

  it('delivers once what is told twice under the same id', async () => {
    const bus = await openBus()
    const heard: string[] = []
    await bus.subscribe({}, ({ id }) => void heard.push(id))
    const event = eventOf('r1')
    await bus.publish([event])
    await bus.publish([event, event])
    expect(heard).toEqual([event.id])
  })

  it('keeps what a subscriber that never settles cannot take, within its bound', async () => {
    const bus = await openBus({ keptEvents: 2, callMs: 60_000 })
    await bus.subscribe({}, () => new Promise(() => undefined), { name: 'stuck' })
    void bus.publish([eventOf('r1'), eventOf('r2'), eventOf('r3')])
    await eventually(() => bus.deadLetters().length === 1)
    expect(bus.deadLetters()[0]).toMatchObject({ subscriber: 'stuck', error: 'RangeError' })
  })

  it('tells nobody anything once a subscription has ended', async () => {
    const bus = await openBus()
    let heard = 0
    const end = await bus.subscribe({}, () => void heard++)
    await bus.publish([eventOf('r1')])
    await end()
    await end()
    await bus.publish([eventOf('r1')])
    expect(heard).toBe(1)
  })

  it('refuses an event of another tenant, and delivers nothing that came with it', async () => {
    const bus: EventBus = await openBus()
    const heard: CloudEvent[] = []
    await bus.subscribe({}, (event) => void heard.push(event))
    const foreign = eventOf('r1', 'fcc.run.ended', 'lakeside')
    const smuggled = { ...eventOf('r1'), source: 'urn:fcc:tenant:lakeside' } as CloudEvent
    for (const event of [foreign, smuggled]) {
      const error = await expectCode('FCC_EVENT_FOREIGN', () => bus.publish([eventOf('r1'), event]))
      expect(error.why).toContain('lakeside')
    }
    expect(heard).toEqual([])
  })
})
