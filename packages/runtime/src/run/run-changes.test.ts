import { isFinal, NO_WORK, RUN_STATES, type RunRecord } from '@fcc/contracts'
import { labelSet } from '@fcc/governance'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Commanded,
  resolveCommand,
  resolveContinuation,
  resolveVersionWait,
} from './run-changes.ts'

const now = Date.UTC(2026, 10, 21, 10)

function runOf(changes: Partial<RunRecord> = {}): RunRecord {
  return {
    ...NO_WORK,
    id: 'run1',
    scenario: 'sample/write',
    title: 'Write',
    workflow: 'sample/write',
    envelope: {
      tenant: 'riverside',
      principal: { id: 'ada', kind: 'human', roles: [] },
      purpose: 'drafting',
      domain: 'LAB',
      labels: labelSet({}),
      subjects: ['s_1'],
      usage: { visits: 0, inputTokens: 0, outputTokens: 0 },
    },
    pins: { data: 'd', code: { sample: '1.0.0', other: '2.0.0' }, assembly: 'a' },
    state: 'running',
    createdAt: '2026-11-21T09:00:00.000Z',
    updatedAt: '2026-11-21T09:00:00.000Z',
    sequence: 4,
    ...changes,
  }
}

const olga = { id: 'olga', kind: 'human', roles: [] } as const
const commandOf = (kind: Commanded['kind']): Commanded => ({ kind, by: olga, say: 'why' })
const state = fc.constantFrom(...RUN_STATES)
const kind = fc.constantFrom<Commanded['kind']>('cancel', 'pause', 'quarantine')

describe('a command', () => {
  it('changes the state and the sequence by one, or nothing at all', () => {
    fc.assert(
      fc.property(state, kind, (from, wanted) => {
        const run = runOf({ state: from })
        const change = resolveCommand(run, commandOf(wanted), now)
        if (!change) return
        expect(isFinal(from)).toBe(false)
        expect(change.run.state).not.toBe(from)
        expect(change.run.sequence).toBe(run.sequence + 1)
        expect(change.run.reasons).toEqual([{ kind: 'request', id: wanted, say: 'why' }])
        expect(change.entries).toHaveLength(1)
        expect(JSON.stringify(change.entries)).not.toContain('why')
      }),
    )
  })

  it('of cancelling is heard in every state that is not final', () => {
    for (const from of RUN_STATES) {
      const change = resolveCommand(runOf({ state: from }), commandOf('cancel'), now)
      expect(change?.run.state).toBe(isFinal(from) ? undefined : 'cancelled')
    }
  })

  it('of pausing is heard only by a run that runs', () => {
    const heard = RUN_STATES.filter((from) =>
      resolveCommand(runOf({ state: from }), commandOf('pause'), now),
    )
    expect(heard).toEqual(['running'])
  })

  it('is in the log with who had it', () => {
    const [entry] = resolveCommand(runOf(), commandOf('quarantine'), now)?.entries ?? []
    expect(entry).toMatchObject({ type: 'fcc.run.quarantined', data: { by: 'olga' } })
  })
})

describe('a run that continues', () => {
  it('waits for nothing any more, for no reason, one step further', () => {
    for (const from of ['waiting', 'paused', 'quarantined'] as const) {
      const run = runOf({ state: from, reasons: [{ kind: 'request', id: 'pause', say: 'x' }] })
      const { run: next, entries } = resolveContinuation(run, { by: 'olga' }, now)
      expect(next).toMatchObject({ state: 'running', reasons: [], sequence: 5 })
      expect(next.waiting).toBeUndefined()
      expect(entries).toMatchObject([{ type: 'fcc.run.resumed', data: { by: 'olga' } }])
    }
  })

  it('is pinned to the versions that somebody accepted, and says so', () => {
    const versions = { sample: { pinned: '1.0.0', here: '1.1.0' } }
    for (const from of ['running', 'waiting'] as const) {
      const { run, entries } = resolveContinuation(
        runOf({ state: from }),
        { by: 'o', versions },
        now,
      )
      expect(run.pins.code).toEqual({ sample: '1.1.0', other: '2.0.0' })
      expect(run.sequence).toBe(5)
      expect(entries[0]?.data).toMatchObject({ versions })
    }
  })
})

describe('a run whose code is gone', () => {
  it('waits for the version when it was running, and stays what it is otherwise', () => {
    const missing = { sample: { pinned: '1.0.0', here: 'none of it' } }
    for (const from of RUN_STATES) {
      const change = resolveVersionWait(runOf({ state: from }), missing, now)
      expect(change?.run.state).toBe(from === 'running' ? 'waiting' : undefined)
    }
    const change = resolveVersionWait(runOf(), missing, now)
    expect(change?.run.waiting).toMatchObject({ for: 'version', roles: [] })
    expect(change?.run.waiting?.ask).toContain('sample 1.0.0, and here is none of it')
  })
})
