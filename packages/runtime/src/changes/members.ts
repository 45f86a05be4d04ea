import type { CredentialRows } from '../credentials/credential-rows.ts'
import { seenRow } from '../duties/held-row.ts'
import { ALL } from './proposed-change.ts'

/** What a process says of a change: that it could start it, or why not. */
export type Vote = { readonly kind: 'ready' } | { readonly kind: 'refused'; readonly why: string }

/** What a process says of itself to the others on its store. */
export interface MemberStanding {
  /** The last change of the tenant directory that it runs. */
  readonly seen: number
  /** Id of a proposed change → what it says of it. */
  readonly votes: Readonly<Record<string, Vote>>
}

/** A process that serves tenants of a store, as it says itself. */
export interface Member extends MemberStanding {
  readonly process: string
}

/** The processes that show signs of life, but for the one that asks. */
export async function liveMembers(
  {
    rows,
    longestMs,
    clock,
  }: {
    readonly rows: Pick<CredentialRows, 'list'>
    readonly longestMs: number
    readonly clock: () => number
  },
  self: string,
): Promise<readonly Member[]> {
  // Of before: who stood still between reading and looking at the clock would take all others for gone.
  const now = clock()
  const all = await rows.list({ kind: 'member', tenant: ALL })
  return all.flatMap(({ id, record }) => {
    const { standing, isHeld } = seenRow<MemberStanding>(record, now, longestMs)
    return isHeld && id !== self ? [{ process: id, ...standing }] : []
  })
}
