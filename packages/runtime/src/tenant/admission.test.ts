import { join } from 'node:path'
import type { AdmissionRequest, Ledger } from '@fcc/contracts'
import { sqliteStore } from '@fcc/store'
import { describe, expect, it } from 'vitest'
import { DEFAULT_LIMITS } from '../config/host-config.ts'
import { sample } from '../testing/sample-plugin.test-support.ts'
import {
  ada,
  openRuntime,
  openSession,
  temporaryFolder,
} from '../testing/test-runtime.test-support.ts'

/** A ledger with so many visits to give, and what it was asked and told. */
function createLedger(left: number) {
  const reserved: string[] = []
  const released: string[] = []
  const budget = { left }
  const ledger: Ledger = {
    reserve({ visit, at }) {
      if (budget.left === 0) {
        return { kind: 'wait', ask: 'The budget is used up.', due: new Date(at + 50).toISOString() }
      }
      budget.left -= 1
      reserved.push(visit)
      return { kind: 'admit' }
    },
    settle: ({ visit, run }: AdmissionRequest, { outputTokens }) => [
      { id: `${visit}/tokens`, run, account: 'models', unit: 'token', amount: outputTokens },
    ],
    release: ({ visit }) => void released.push(visit),
  }
  return { ledger, budget, reserved, released }
}

describe('the admission of a visit', () => {
  it('asks the ledger before, and writes what moves in the transaction of the visit', async () => {
    const { ledger, reserved, released } = createLedger(9)
    const directory = temporaryFolder()
    const runtime = await openRuntime({ directory, store: 'sqlite', admission: { ledger } })
    const session = runtime.tenant('riverside').as(ada)
    const asked = await (await session.start('asked', { note: 'x' })).finished()
    expect(asked.state).toBe('completed')
    expect(reserved).toEqual([`${asked.id}/ask/1`])
    expect(released).toEqual([])
    await runtime.close()
    const backend = await sqliteStore.open({ directory: join(directory, '.fcc') })
    const store = await backend.openTenant('riverside')
    expect(await store.readLedger({ run: asked.id })).toMatchObject([
      { id: `${asked.id}/ask/1/tokens`, account: 'models', unit: 'token', amount: 2 },
    ])
    await backend.close()
  })

  it('lets a run wait for quota, and continue by itself when the time has come', async () => {
    const { ledger, budget } = createLedger(1)
    const session = await openSession({
      admission: { ledger },
      config: { limits: { ...DEFAULT_LIMITS, pollMs: 10 } },
    })
    const handle = await session.start('twice', { note: 'x' }, { wait: true })
    for await (const { type } of handle.events()) if (type === 'fcc.run.waiting') break
    expect((await handle.record()).waiting).toMatchObject({
      for: 'quota',
      node: 'second',
      ask: 'The budget is used up.',
    })
    budget.left = 1
    expect((await handle.finished()).state).toBe('completed')
  })

  it('gives back what was reserved for a visit that came to nothing', async () => {
    const { ledger, reserved, released } = createLedger(9)
    const generate = () => Promise.reject(new TypeError('fetch failed'))
    const session = await openSession({ plugins: [sample({ generate })], admission: { ledger } })
    const run = await (await session.start('asked', { note: 'x' })).finished()
    expect(run.state).toBe('waiting')
    expect(released).toEqual(reserved)
  })

  it('asks the mode first, which may refuse for good', async () => {
    const { ledger, reserved } = createLedger(9)
    const say = 'The platform is read-only.'
    const reason = { kind: 'not_permitted', id: 'mode.read_only', say } as const
    const session = await openSession({
      admission: { ledger, modes: { admit: () => ({ kind: 'refuse', reason }) } },
    })
    const run = await (await session.start('write', { note: 'x' })).finished()
    expect(run).toMatchObject({ state: 'rejected', reasons: [{ id: 'mode.read_only' }] })
    expect(reserved).toEqual([])
  })
})
