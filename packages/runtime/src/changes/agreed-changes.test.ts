import { setTimeout as delay } from 'node:timers/promises'
import { createMemoryMasterKey } from '@fcc/sealing'
import { memoryStore } from '@fcc/store'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEFAULT_LIMITS } from '../config/host-config.ts'
import { openCredentialRows } from '../credentials/credential-rows.ts'
import type { TenantVersion } from '../tenant/tenant-version.ts'
import { createChangeAgreement } from './agree-on-change.ts'
import { type ChangeFollowing, followChanges } from './follow-changes.ts'
import { keepPreparedChanges } from './prepared-changes.ts'

const LEASE_MS = 60_000
const limits = {
  ...{ longestLeaseMs: 3_600_000, pollMs: 1 },
  processes: { ...DEFAULT_LIMITS.processes, leaseMs: LEASE_MS, changeMs: 30_000 },
}
const row = (version: number) => ({
  ...{ tenant: 'riverside', version, state: 'active' as const, config: `{"v":${version}}` },
  ...{ at: '2026-12-01T00:00:00.000Z', by: 'ada', digest: '' },
})
const change = { tenant: 'riverside', version: 2, config: '{"v":2}', plugins: {} }

/** A process whose calls of the store can be held up, or never come back. */
function createProcess() {
  let held: PromiseWithResolvers<void> | undefined
  return {
    isAlive: true,
    isFrozen: () => held !== undefined,
    freeze() {
      held ??= Promise.withResolvers()
    },
    thaw() {
      held?.resolve()
      held = undefined
    },
    /** The object, each call of which waits where the process stands still. */
    through<Object extends object>(object: Object): Object {
      const own = this
      return new Proxy(object, {
        get(target, name) {
          const found = Reflect.get(target, name)
          if (typeof found !== 'function') return found
          return async (...given: unknown[]) => {
            await own.passed()
            const result = await Reflect.apply(found, target, given)
            await own.passed()
            return result
          }
        },
      })
    },
    async passed(): Promise<void> {
      await held?.promise
      if (!this.isAlive) await new Promise(() => undefined)
    },
  }
}

/** A store with some processes that follow its changes; `lacking` cannot start the change. */
async function openHost(count: number, lacking: number | undefined) {
  const backend = await memoryStore.open({ directory: '' })
  const { control } = backend
  const time = { now: 1_000_000 }
  const clock = () => time.now
  const rows = openCredentialRows({ backend, masterKey: createMemoryMasterKey(), clock })
  await control.writeTenant(row(1))

  async function join(index: number) {
    const process = createProcess()
    const state = { running: 0, seen: 0 }
    const decide = async () => {
      await process.passed()
      if (index === lacking) throw new RangeError('it lacks a plugin')
      return { number: 2, retain: () => async () => undefined } as unknown as TenantVersion
    }
    const prepared = keepPreparedChanges(decide)
    const own = process.through(control)
    async function refresh(): Promise<void> {
      const [found] = await own.listTenants()
      if (!found || found.change === state.seen) return
      const isReady = prepared.find(found.row) !== undefined || index !== lacking
      // What cannot start what counts is refused there: it runs neither.
      state.running = found.row.version > 1 && !isReady ? -1 : found.row.version
      state.seen = found.change
    }
    const following: ChangeFollowing = await followChanges({
      ...{ rows: process.through(rows), holder: `elsewhere/1@1.${index}`, limits, clock, prepared },
      ...{ seen: () => state.seen, refresh },
    })
    return { process, state, prepared, following, refresh, looking: Promise.resolve() }
  }
  const members = await Promise.all(Array.from({ length: count }, (_, index) => join(index)))
  const proposer = createProcess()
  /** Those that lived when the proposer looked last: one that joins later starts at what counts. */
  let counted = new Set<string>()
  const asked = {
    ...rows,
    async list(query: Parameters<typeof rows.list>[0]) {
      const found = await rows.list(query)
      const live = found.filter(({ expiresAt = 0 }) => expiresAt > time.now)
      if (query.kind === 'member') counted = new Set(live.map(({ id }) => id))
      return found
    },
  }
  const agreement = createChangeAgreement({
    ...{ rows: proposer.through(asked), holder: 'elsewhere/1@1.proposer', limits, clock },
    onDiagnostic: () => undefined,
  })
  /** The members that were counted on and had nothing ready when the version was written. */
  const unready: number[] = []
  async function commit(during: Parameters<Parameters<typeof agreement.agree>[1]>[0]) {
    await proposer.passed()
    const isWritten = await control.writeTenant(row(2), 1, during)
    for (const [index, { prepared }] of members.entries()) {
      const isCounted = counted.has(`elsewhere/1@1.${index}`)
      if (isWritten && isCounted && !prepared.find(change)) unready.push(index)
    }
    await proposer.passed()
    return isWritten
  }
  const committed = async () => (await control.readTenant('riverside'))?.version
  const openChanges = () => rows.list({ kind: 'change', tenant: '*' })
  return { members, proposer, agreement, commit, committed, unready, time, openChanges }
}

type Host = Awaited<ReturnType<typeof openHost>>

/** One look of a process after the other: a look that stands still is not begun twice. */
function look({ members }: Host, index: number): void {
  const member = members[index]
  if (!member) return
  member.looking = Promise.race([
    member.looking.then(() => member.following.look()).catch(() => undefined),
    delay(3),
  ])
}

const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('look'), who: fc.nat(2) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('freeze'), who: fc.nat(3) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('thaw'), who: fc.nat(3) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('kill'), who: fc.nat(3) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('wait'), who: fc.nat(40) }) },
)

async function take(host: Host, { do: what, who }: { do: string; who: number }): Promise<void> {
  const process = who < 3 ? host.members[who]?.process : host.proposer
  if (what === 'look') look(host, who)
  else if (what === 'wait') host.time.now += who * 1000
  else if (what === 'freeze') process?.freeze()
  else if (what === 'thaw') process?.thaw()
  else if (process) process.isAlive = false
  await delay(2)
}

describe('a change that all processes of a store take together', () => {
  it('is everywhere or nowhere, whoever is killed, stands still or is late', async () => {
    const seen = { committed: 0, refused: 0, cut: 0 }
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 4, maxLength: 16 }),
        fc.constantFrom(undefined, undefined, 0, 1, 2),
        fc.boolean(),
        async (steps, lacking, isInTime) => {
          const host = await openHost(3, lacking)
          let outcome: string | undefined
          host.agreement.agree(change, host.commit).then(
            (isWritten) => {
              outcome = isWritten ? 'committed' : 'withdrawn'
            },
            (error: unknown) => {
              outcome = (error as { code?: string }).code ?? String(error)
            },
          )
          for (const each of steps) await take(host, each)
          // Who stands still wakes, and the time of every change passes.
          for (const { process } of [...host.members, { process: host.proposer }]) process.thaw()
          const lookAll = async (rounds: number): Promise<void> => {
            for (let round = 0; round < rounds; round += 1) {
              for (const index of host.members.keys()) look(host, index)
              await delay(6)
            }
          }
          // All who can answer in time, where it is one of those.
          const all = [...host.members, { process: host.proposer }]
          const rounds = all.every(({ process }) => process.isAlive) ? 60 : 3
          for (let round = 0; isInTime && !outcome && round < rounds; round += 1) await lookAll(1)
          host.time.now += limits.processes.changeMs + LEASE_MS
          await lookAll(4)
          // As every process does it every `directory_poll_ms`.
          const left = host.members.filter(({ process }) => process.isAlive)
          for (const { refresh } of left) await refresh()
          expect(host.unready).toEqual([])
          const version = await host.committed()
          const alive = host.members.filter(({ process }) => process.isAlive)
          for (const { state, prepared } of alive) {
            expect(prepared.ids()).toEqual([])
            const isLacking = host.members[lacking ?? -1]?.state === state
            expect(state.running).toBe(version === 2 && isLacking ? -1 : version)
          }
          if (alive.length > 0) expect(await host.openChanges()).toEqual([])
          if (host.proposer.isAlive) {
            expect(outcome).toBeDefined()
            expect(outcome === 'committed').toBe(version === 2)
          }
          if (version === 2) seen.committed += 1
          else if (outcome === 'FCC_CHANGE_REFUSED') seen.refused += 1
          else seen.cut += 1
        },
      ),
      {
        numRuns: 20,
        examples: [
          [[], undefined, true],
          [[], 1, true],
          [[{ do: 'kill', who: 3 }], undefined, true],
        ],
      },
    )
    // A model that only ever comes to one end tries nothing.
    expect(Math.min(seen.committed, seen.refused, seen.cut)).toBeGreaterThan(0)
  })

  it('is refused with the name of the process that cannot start it, and its reason', async () => {
    const host = await openHost(3, 1)
    const agreed = host.agreement.agree(change, host.commit)
    while ((await host.openChanges()).length === 0) await delay(1)
    for (const index of [0, 1, 2]) look(host, index)
    await expect(agreed).rejects.toMatchObject({ code: 'FCC_CHANGE_REFUSED' })
    await expect(agreed).rejects.toThrow(/elsewhere\/1@1\.1 cannot start the change/)
    expect(await host.committed()).toBe(1)
  })

  it('does not wait for a process that shows no sign of life any more', async () => {
    const host = await openHost(2, undefined)
    for (const { process } of host.members) process.isAlive = false
    host.time.now += LEASE_MS + 1
    expect(await host.agreement.agree(change, host.commit)).toBe(true)
  })

  it('is given up where one that lives says nothing, and cannot be written by who stood still', async () => {
    const host = await openHost(1, undefined)
    const late = host.agreement.agree(change, host.commit)
    await delay(5)
    host.time.now += limits.processes.changeMs
    await expect(late).rejects.toMatchObject({ code: 'FCC_CHANGE_UNANSWERED' })
    const frozen = host.agreement.agree(change, async (during) => {
      host.time.now += limits.processes.changeMs
      await host.members[0]?.following.look()
      return host.commit(during)
    })
    while ((await host.openChanges()).length === 0) await delay(1)
    await host.members[0]?.following.look()
    expect(await frozen).toBe(false)
    expect(await host.committed()).toBe(1)
  })
})
