import type { CloudEvent, EventBus, EventType } from '@fcc/contracts'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createEventBus } from './in-process-event-bus.ts'

let sequence = 0
function eventOf(
  run: string,
  type: EventType = 'visit.recorded',
  tenant = 'riverside',
): CloudEvent {
  sequence += 1
  return {
    specversion: '1.0',
    id: `${run}:${sequence}:${type}`,
    source: `urn:fcc:tenant:${tenant}`,
    type,
    time: '2026-11-21T10:00:00.000Z',
    subject: run,
    datacontenttype: 'application/json',
    fcctenant: tenant,
    fccsequence: sequence,
    data: {},
  }
}

const busOf = (kept?: number): EventBus =>
  createEventBus({ tenant: 'riverside', ...(kept === undefined ? {} : { kept }) })

describe('the bus of a tenant', () => {
  it('delivers in the order of publication, at once', () => {
    const bus = busOf()
    const heard: CloudEvent[] = []
    bus.subscribe({}, (event) => void heard.push(event))
    const events = [eventOf('r1'), eventOf('r2'), eventOf('r1', 'run.ended')]
    for (const event of events) bus.publish(event)
    expect(heard).toEqual(events)
  })

  it('delivers to a subscriber what its filter wants, and nothing else', () => {
    const type = fc.constantFrom<EventType>('run.started', 'visit.recorded', 'run.ended')
    const run = fc.constantFrom('r1', 'r2')
    fc.assert(
      fc.property(
        fc.array(fc.tuple(run, type)),
        fc.option(run, { nil: undefined }),
        fc.option(fc.uniqueArray(type), { nil: undefined }),
        (published, wantedRun, types) => {
          const bus = busOf()
          const heard: CloudEvent[] = []
          bus.subscribe({ run: wantedRun, types }, (event) => void heard.push(event))
          const events = published.map(([each, kind]) => eventOf(each, kind))
          for (const event of events) bus.publish(event)
          expect(heard).toEqual(
            events.filter(
              (event) =>
                (wantedRun === undefined || event.subject === wantedRun) &&
                (types === undefined || types.includes(event.type)),
            ),
          )
        },
      ),
    )
  })

  it('stops delivering once a subscription has ended, however often it is ended', () => {
    const bus = busOf()
    let heard = 0
    const end = bus.subscribe({}, () => void heard++)
    bus.publish(eventOf('r1'))
    end()
    end()
    bus.publish(eventOf('r1'))
    expect(heard).toBe(1)
  })

  it('keeps one failing subscriber from harming another, and keeps what it failed on', async () => {
    const bus = busOf()
    const heard: string[] = []
    bus.subscribe(
      {},
      () => {
        throw new RangeError('John Smith')
      },
      'broken',
    )
    bus.subscribe({}, () => Promise.reject(new TypeError('x')), 'late')
    bus.subscribe({}, (event) => void heard.push(event.id), 'sound')
    const event = eventOf('r1')
    expect(() => bus.publish(event)).not.toThrow()
    await Promise.resolve()
    await Promise.resolve()
    expect(heard).toEqual([event.id])
    expect(bus.deadLetters()).toEqual([
      { event, subscriber: 'broken', error: 'RangeError' },
      { event, subscriber: 'late', error: 'TypeError' },
    ])
  })

  it('keeps the newest dead letters up to its bound', () => {
    const bus = busOf(2)
    bus.subscribe({}, () => {
      throw new Error('no')
    })
    const events = [eventOf('r1'), eventOf('r2'), eventOf('r3')]
    for (const event of events) bus.publish(event)
    expect(bus.deadLetters().map(({ event }) => event)).toEqual(events.slice(1))
  })

  it('hands no event to who subscribes while it is delivered, and none to who has just left', () => {
    const bus = busOf()
    const heard: string[] = []
    bus.subscribe({}, () => {
      heard.push('first')
      bus.subscribe({}, () => void heard.push('late'))
      end()
    })
    const end = bus.subscribe({}, () => void heard.push('left'))
    bus.publish(eventOf('r1'))
    expect(heard).toEqual(['first'])
  })

  it('refuses an event of another tenant, published or replayed, and delivers it to nobody', () => {
    const bus = busOf()
    const heard: CloudEvent[] = []
    bus.subscribe({}, (event) => void heard.push(event))
    const foreign = eventOf('r1', 'run.ended', 'lakeside')
    const smuggled = { ...eventOf('r1'), source: 'urn:fcc:tenant:lakeside' }
    for (const event of [foreign, smuggled]) {
      expect(() => bus.publish(event)).toThrow(/lakeside/)
      expect(() => bus.replay([eventOf('r1'), event])).toThrow(/lakeside/)
    }
    expect(heard).toEqual([])
  })
})

describe('a recording', () => {
  it('keeps what is published from its start to its stop, filtered', () => {
    const bus = busOf()
    bus.publish(eventOf('r1'))
    const recording = bus.record({ run: 'r1' })
    const events = [eventOf('r1'), eventOf('r2'), eventOf('r1', 'run.ended')]
    for (const event of events) bus.publish(event)
    recording.stop()
    recording.stop()
    bus.publish(eventOf('r1'))
    expect(recording.events).toEqual([events[0], events[2]])
  })

  it('keeps the newest up to its bound', () => {
    const bus = busOf(2)
    const recording = bus.record()
    const events = [eventOf('r1'), eventOf('r2'), eventOf('r3')]
    for (const event of events) bus.publish(event)
    expect(recording.events).toEqual(events.slice(1))
  })

  it('is replayed to the subscribers of now, and not recorded again', () => {
    const bus = busOf()
    const recording = bus.record()
    const events = [eventOf('r1'), eventOf('r1', 'run.ended')]
    for (const event of events) bus.publish(event)
    const heard: CloudEvent[] = []
    bus.subscribe({ types: ['run.ended'] }, (event) => void heard.push(event))
    bus.replay(recording.events)
    expect(heard).toEqual([events[1]])
    expect(recording.events).toEqual(events)
  })
})
