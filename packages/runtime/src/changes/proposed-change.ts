import type { CredentialRow } from '@fcc/contracts'
import { ulid } from 'ulid'
import type { CredentialRows } from '../credentials/credential-rows.ts'
import { isHolderGone } from '../run/lease-holder.ts'

/** Under whose id the rows of all processes are: no tenant can have it. */
export const ALL = '*'

/** What a change gives a tenant. */
export interface TenantChange {
  readonly tenant: string
  /** The version that it would have. */
  readonly version: number
  /** Its configuration, as JSON text. */
  readonly config: string
  /** Plugin id → the version of it that the tenant would have. */
  readonly plugins: Readonly<Record<string, string>>
  /** A digest of its block in the `fcc.yaml` of who proposes it, where there is one. */
  readonly fileDigest?: string | undefined
  /** That it is removed: nothing has to start for that. */
  readonly isRemoval?: true
}

/** A change that every process is asked about before it counts. */
export interface ProposedChange extends TenantChange {
  readonly id: string
  /** The process that wants it. */
  readonly proposer: string
  /** Until when it may become a version, in milliseconds since 1970. */
  readonly until: number
}

/** The row that must be there when a change is written: taking it away forbids that. */
export type ChangeKey = Pick<CredentialRow, 'kind' | 'id'>

/** The changes that are proposed on a store. */
export interface ProposedChanges {
  propose(change: TenantChange, proposer: string, until: number): Promise<ProposedChange>
  list(): Promise<readonly ProposedChange[]>
  isThere(id: string): Promise<boolean>
  /** Takes it back: from then on it cannot be written. */
  withdraw(id: string): Promise<void>
}

export const changeKey = (id: string): ChangeKey => ({ kind: 'change', id })

/** Opens the proposed changes. */
export function openProposedChanges(
  rows: Pick<CredentialRows, 'read' | 'write' | 'list' | 'remove'>,
): ProposedChanges {
  return {
    async propose(change, proposer, until) {
      const proposed = { ...change, proposer, until, id: ulid() }
      await rows.write({
        ...{ ...changeKey(proposed.id), tenant: ALL, owner: ALL, version: 1, expiresAt: until },
        record: JSON.stringify(proposed),
      })
      return proposed
    },
    list: async () =>
      (await rows.list({ kind: 'change', tenant: ALL })).map(
        ({ record }) => JSON.parse(record) as ProposedChange,
      ),
    isThere: async (id) => (await rows.read('change', id)) !== undefined,
    async withdraw(id) {
      await rows.remove('change', id)
    },
  }
}

/** Whether nobody will make a version of it any more: its time is over, or its proposer is gone. */
export function isOver({ until, proposer }: ProposedChange, now: number): boolean {
  return until <= now || isHolderGone(proposer)
}
