import type { GrantedKind } from '@fcc/contracts'

/** Whom a grant lets in: one principal of another tenant by id, or everybody who has a role there. */
export type GrantReader =
  | { readonly tenant: string; readonly principal: string; readonly role?: undefined }
  | { readonly tenant: string; readonly role: string; readonly principal?: undefined }

/** A grant as its tenant's row has it. Times are milliseconds since 1970, UTC. */
export interface GrantRecord {
  readonly id: string
  readonly to: GrantReader
  readonly what: readonly GrantedKind[]
  readonly purpose: string
  readonly until: number
  readonly createdAt: number
  readonly createdBy: string
  /** When it was taken back, or seen to be over: from then on it is, whatever the clock says. */
  readonly overAt?: number | undefined
  /** Who took it back; absent where its time ended it. */
  readonly revokedBy?: string | undefined
}

/** Why a tenant does nothing. */
export interface TenantLock {
  /** Milliseconds since 1970, UTC. */
  readonly since: number
  /** The id of whoever made the call that led to it. */
  readonly by: string
  /** The tenant that the call named. */
  readonly named: string
}

/** That an operator stopped a tenant for a while. */
export interface TenantSuspension {
  /** Milliseconds since 1970, UTC. */
  readonly since: number
  /** The id of whoever suspended it. */
  readonly by: string
  readonly reason: string
}

/** What a tenant granted to others, and whether it is locked or suspended: one row of the control store. */
export interface Boundary {
  /** Of its row; 0 where there is none. */
  readonly version: number
  /** The latest time that was seen when the row was written. */
  readonly seen: number
  readonly grants: readonly GrantRecord[]
  readonly lock?: TenantLock | undefined
  readonly suspension?: TenantSuspension | undefined
}

/** What keeps a tenant from working, if anything does. */
export type TenantStanding = Pick<Boundary, 'lock' | 'suspension'>

/** The boundary of a tenant that granted nothing and tried nothing. */
export const NO_BOUNDARY: Boundary = Object.freeze({ version: 0, seen: 0, grants: [] })

/** Whether a grant is over at a time. */
export function isOver({ overAt, until }: Pick<GrantRecord, 'overAt' | 'until'>, now: number) {
  return overAt !== undefined || until <= now
}
