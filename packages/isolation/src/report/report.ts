import type { Attack } from '../attacks/attack.ts'

/** What an attempt got of the other tenant. */
export type Got = 'read' | 'changed' | 'delayed' | 'revealed' | 'answered'

/** An attempt that is worth a line of its own. */
export interface ToldAttempt {
  readonly port: string
  readonly method: string
  readonly attack: Attack
  readonly variant: string
}

/** How many attempts of one attack were made on one port. */
export interface AttackCount {
  readonly port: string
  readonly attack: Attack
  readonly attempts: number
  readonly through: number
  readonly notTried: number
  /** Attempts that are not counted, because nothing would show that they got through. */
  readonly unseen: number
}

/** What came of every attempt. */
export interface IsolationReport {
  /** Attempts that came as far as the port, that would have been noticed, and that were judged. No others are counted. */
  readonly attempts: number
  readonly through: readonly (ToldAttempt & {
    readonly got: readonly Got[]
    readonly told: string
  })[]
  /** Never a pass. */
  readonly notTried: readonly (ToldAttempt & { readonly because: string })[]
  /** Calls that show nothing of a tenant even in its own hands: no attempt on them is made or counted. */
  readonly unseen: readonly {
    readonly port: string
    readonly method: string
    readonly call: string
  }[]
  readonly counts: readonly AttackCount[]
}

/** Reports as one. Pure. */
export function joinReports(reports: readonly IsolationReport[]): IsolationReport {
  return {
    attempts: reports.reduce((sum, { attempts }) => sum + attempts, 0),
    through: reports.flatMap(({ through }) => through),
    notTried: reports.flatMap(({ notTried }) => notTried),
    unseen: reports.flatMap(({ unseen }) => unseen),
    counts: reports.flatMap(({ counts }) => counts),
  }
}

/** Whether the tenants could not touch each other, as far as it was tried; nothing tried is no pass. Pure. */
export function held({ attempts, through, notTried }: IsolationReport): boolean {
  return attempts > 0 && through.length === 0 && notTried.length === 0
}
