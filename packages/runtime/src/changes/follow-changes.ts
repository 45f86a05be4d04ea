import { setTimeout as delay } from 'node:timers/promises'
import type { Diagnostic } from '@fcc/plugin-api'
import type { Limits } from '../config/host-config.ts'
import type { CredentialRows } from '../credentials/credential-rows.ts'
import { asDiagnostic, runtimeErrors } from '../diagnostics.ts'
import { type HeldRow, holdRow } from '../duties/held-row.ts'
import type { MemberStanding } from './members.ts'
import type { PreparedChanges } from './prepared-changes.ts'
import { ALL, isOver, openProposedChanges } from './proposed-change.ts'

/** A process that is asked about changes of tenants, and says which it runs. */
export interface ChangeFollowing {
  /** Looks once: answers what is new, and takes over or releases what is over. */
  look(): Promise<void>
  /** Settles once what is over was taken over. */
  settled(): Promise<void>
  /** Is asked no more; idempotent. */
  close(): Promise<void>
}

/** What a process follows changes with. */
export interface FollowingParts {
  readonly rows: Pick<CredentialRows, 'read' | 'write' | 'list' | 'remove' | 'removeExpired'>
  readonly holder: string
  readonly limits: Pick<Limits, 'processes' | 'longestLeaseMs'>
  readonly clock: () => number
  readonly prepared: PreparedChanges
  /** Takes over the versions that count. */
  readonly refresh: () => Promise<unknown>
  /** The last change of the directory that this process runs. */
  readonly seen: () => number
}

/** Joins the processes of a store: from here on changes wait for this one, until it shows no sign of life. */
export async function followChanges(parts: FollowingParts): Promise<ChangeFollowing> {
  const { rows, holder, limits, clock, prepared } = parts
  const changes = openProposedChanges(rows)
  let row: HeldRow<MemberStanding> | undefined
  let settling: Promise<void> | undefined
  let closing: Promise<void> | undefined

  /** Its row; nothing as long as an earlier hold of it, of which nobody knows how its last write ended, has not lapsed. */
  async function hold(): Promise<HeldRow<MemberStanding> | undefined> {
    if (row && !row.lost.aborted) return row
    const standing: MemberStanding = { seen: parts.seen(), votes: {} }
    const held = await holdRow<MemberStanding>({
      ...{ rows, kind: 'member', id: holder, tenant: ALL, owner: ALL, holder, clock },
      ...{ leaseMs: limits.processes.leaseMs, longestMs: limits.longestLeaseMs, expires: true },
      first: () => standing,
    })
    if (!held) return undefined
    row = held
    // What was changed before it was counted on waited for nobody here.
    await parts.refresh()
    return held
  }

  /** Takes over what counts, then releases what was ready for changes that are over. */
  async function settle(member: HeldRow<MemberStanding>, over: readonly string[]): Promise<void> {
    await parts.refresh()
    for (const id of over) await prepared.forget(id)
    const isGone = new Set(over)
    member.change(({ votes }) => ({
      seen: parts.seen(),
      votes: Object.fromEntries(Object.entries(votes).filter(([id]) => !isGone.has(id))),
    }))
    await member.saved()
  }

  async function look(): Promise<void> {
    const member = await hold()
    if (!member) return
    const open = new Set<string>()
    for (const change of await changes.list()) {
      if (change.proposer === holder) continue
      // Its row goes before what was ready for it: a proposer that wakes can make no version of it any more.
      if (isOver(change, clock())) await changes.withdraw(change.id)
      else open.add(change.id)
      if (!open.has(change.id) || prepared.ids().includes(change.id)) continue
      const vote = await prepared.prepare(change)
      member.change(({ seen, votes }) => ({ seen, votes: { ...votes, [change.id]: vote } }))
      await member.saved()
    }
    const over = prepared.ids().filter((id) => !open.has(id))
    // Not waited for: taking over waits for acts of this process, and those for what it says to others.
    if (over.length > 0) {
      settling ??= settle(member, over).finally(() => {
        settling = undefined
      })
      settling.catch(() => undefined)
    } else if (parts.seen() !== member.standing().seen) {
      member.change(({ votes }) => ({ seen: parts.seen(), votes }))
      await member.saved()
    }
  }

  await rows.removeExpired('member', Math.max(0, clock() - limits.longestLeaseMs))
  await hold()
  return {
    look,
    async settled() {
      await settling
    },
    close() {
      closing ??= (async () => {
        await settling?.catch(() => undefined)
        await row?.release()
        await rows.remove('member', holder).catch(() => false)
        for (const id of prepared.ids()) await prepared.forget(id)
      })()
      return closing
    },
  }
}

/** Has a process look for changes as long as it runs. */
export function keepFollowing(
  following: ChangeFollowing,
  everyMs: number,
  onDiagnostic: (diagnostic: Diagnostic) => void,
): { close(): Promise<void> } {
  const closing = new AbortController()
  let isTold = false
  async function run(): Promise<void> {
    while (!closing.signal.aborted) {
      try {
        await following.look()
        isTold = false
      } catch (error) {
        const said = asDiagnostic(runtimeErrors.changesNotFollowed(error))
        if (!isTold && !closing.signal.aborted) onDiagnostic({ ...said, severity: 'warning' })
        isTold = true
      }
      await delay(everyMs, undefined, { signal: closing.signal, ref: false }).catch(() => undefined)
    }
  }
  const running = run()
  return {
    async close() {
      closing.abort()
      await running
      await following.close()
    },
  }
}
