import { eventually } from '@fcc/conformance'
import { subscribers } from '@fcc/contracts'
import { definePlugin } from '@fcc/plugin-api'
import { describe, expect, it } from 'vitest'
import { DEFAULT_LIMITS } from '../config/host-config.ts'
import { given, sample } from '../testing/sample-plugin.test-support.ts'
import { ada, expectCode, openRuntime } from '../testing/test-runtime.test-support.ts'

/** A plugin that hears of ended runs, and what it heard; it fails while it is told to. */
function createInvoices() {
  const heard: string[] = []
  const state = { fails: false }
  const plugin = definePlugin({
    id: 'acme',
    setup({ contribute }) {
      contribute(subscribers, {
        id: 'acme/invoices',
        title: 'Writes an invoice for each run that ended',
        types: ['fcc.run.ended'],
        handle({ subject }) {
          if (state.fails) throw new TypeError('John Smith')
          heard.push(subject)
        },
      })
    },
  })
  return { heard, state, plugins: [sample(), given(plugin)] }
}

async function openTwo() {
  const { heard, state, plugins } = createInvoices()
  const runtime = await openRuntime({
    plugins,
    tenants: { riverside: {}, lakeside: {} },
    config: { limits: { ...DEFAULT_LIMITS, pollMs: 10, deliveryTries: 2, deliveryRetryMs: 1 } },
  })
  const [session, other] = ['riverside', 'lakeside'].map((id) => runtime.tenant(id).as(ada))
  if (!session || !other) throw new Error('There are two tenants.')
  const start = async (of = session) => {
    const run = await of.start('write', { note: 'x' })
    await run.finished()
    return run.id
  }
  return { heard, state, session, other, start }
}

describe('the events of a tenant', () => {
  it('are those of all its runs, by place, time, type and run, and of no other tenant', async () => {
    const { session, other, start } = await openTwo()
    const [first, second] = [await start(), await start()]
    const foreign = await start(other)
    const whole = await session.tenantEvents()
    expect(new Set(whole.events.map(({ event }) => event.subject))).toEqual(
      new Set([first, second]),
    )
    const places = whole.events.map(({ place }) => place)
    expect(places).toEqual([...places].sort((one, next) => one - next))
    const ends = await session.tenantEvents({ types: ['fcc.run.ended'] })
    expect(ends.events.map(({ event }) => event.subject)).toEqual([first, second])
    const [one] = ends.events
    const rest = await session.tenantEvents({ after: one?.place, types: ['fcc.run.ended'] })
    expect(rest.events.map(({ event }) => event.subject)).toEqual([second])
    expect((await session.tenantEvents({ run: foreign })).events).toEqual([])
    expect((await session.tenantEvents({ run: second })).events[0]?.event.subject).toBe(second)
    expect((await session.tenantEvents({ since: '2999-01-01T00:00:00Z' })).events).toEqual([])
    const page = await session.tenantEvents({ limit: 2 })
    expect(page.events).toEqual(whole.events.slice(0, 2))
    expect(await session.tenantEvents({ limit: 0 })).toEqual({ events: [], next: whole.next })
    await expectCode('FCC_EVENT_PLACE_INVALID', () => session.tenantEvents({ since: 'monday' }))
    await expectCode('FCC_EVENT_PLACE_INVALID', () => session.tenantEvents({ after: -1 }))
  })

  it('that a subscriber could not be given are kept, and given again to it alone', async () => {
    const { heard, state, session, other, start } = await openTwo()
    state.fails = true
    const run = await start()
    let letters: Awaited<ReturnType<typeof session.eventLetters>> = []
    for (let tries = 0; letters.length === 0 && tries < 200; tries++) {
      await new Promise((resolve) => setTimeout(resolve, 10))
      letters = await session.eventLetters('acme/invoices')
    }
    expect(letters.map(({ event, error }) => [event.subject, error])).toEqual([[run, 'TypeError']])
    expect(JSON.stringify(letters)).not.toContain('John Smith')
    expect(await other.eventLetters('acme/invoices')).toEqual([])
    expect(await session.redriveEvents('acme/invoices')).toEqual({ taken: 0, failed: 1 })
    state.fails = false
    expect(await session.redriveEvents('acme/invoices')).toEqual({ taken: 1, failed: 0 })
    expect(heard).toEqual([run])
    expect(await session.eventLetters('acme/invoices')).toEqual([])
    await expectCode('FCC_EVENT_SUBSCRIBER_UNKNOWN', () => session.redriveEvents('acme/nobody'))
    const { text } = await session.exportAudit()
    expect(text.match(/"type":"fcc\.subscriber\.redriving"/g)).toHaveLength(2)
  })

  it('are given to a subscriber again as the store has them, until one is not taken', async () => {
    const { heard, state, session, start } = await openTwo()
    const runs = [await start(), await start()]
    await eventually(() => heard.length === 2)
    const { given: taken, next } = await session.replayEvents('acme/invoices')
    expect([taken, heard]).toEqual([2, [...runs, ...runs]])
    expect(await session.replayEvents('acme/invoices', { after: next })).toEqual({ given: 0, next })
    state.fails = true
    expect(await session.replayEvents('acme/invoices', { run: runs[1] })).toEqual({
      ...{ given: 0, next: 0, stoppedBy: 'TypeError' },
    })
  })
})
