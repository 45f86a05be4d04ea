import { setTimeout as delay } from 'node:timers/promises'
import type { Diagnostic } from '@fcc/plugin-api'
import type { Limits } from '../config/host-config.ts'
import type { CredentialRows } from '../credentials/credential-rows.ts'
import { asDiagnostic, runtimeErrors } from '../diagnostics.ts'
import { decideChange } from './decide-change.ts'
import { liveMembers } from './members.ts'
import {
  type ChangeKey,
  changeKey,
  openProposedChanges,
  type ProposedChange,
  type TenantChange,
} from './proposed-change.ts'

/** Has the other processes of a store agree to what one of them changes. */
export interface ChangeAgreement {
  /**
   * Asks every other process that lives whether it could start a change, and has `commit` make a version of it where
   * all can. Where one cannot, or does not say so in time, nothing is written.
   *
   * @param commit writes the version while the row that it is given is there
   * @throws FccError FCC_CHANGE_REFUSED, FCC_CHANGE_UNANSWERED, and what `commit` throws
   */
  agree<Result>(
    change: TenantChange,
    commit: (during: ChangeKey | undefined) => Promise<Result>,
  ): Promise<Result>
  /** Whether a change that was agreed on may still be written. */
  isThere(during: ChangeKey): Promise<boolean>
  /** Waits until every other process that lives runs a change of the directory; tells of those that do not say so. */
  adopted(tenant: string, change: number): Promise<void>
}

/** What agreements are made with. */
export interface AgreementParts {
  readonly rows: Pick<CredentialRows, 'read' | 'write' | 'list' | 'remove'>
  readonly holder: string
  readonly limits: Pick<Limits, 'processes' | 'longestLeaseMs' | 'pollMs'>
  readonly clock: () => number
  readonly onDiagnostic: (diagnostic: Diagnostic) => void
}

/** Makes the agreements of one process with the others. */
export function createChangeAgreement(parts: AgreementParts): ChangeAgreement {
  const { rows, holder, limits, clock } = parts
  const { changeMs } = limits.processes
  const changes = openProposedChanges(rows)
  const others = () => liveMembers({ rows, clock, longestMs: limits.longestLeaseMs }, holder)

  /** The time from now on, whatever becomes of a clock that stands still or is set back: what waits has an end. */
  function movingOn(): () => number {
    const [time, begun] = [clock(), performance.now()]
    return () => Math.max(clock(), time + performance.now() - begun)
  }

  /** Settles once all agree. */
  async function answered(proposed: ProposedChange): Promise<void> {
    const now = movingOn()
    for (;;) {
      const decided = decideChange(proposed, await others(), now())
      if (decided.kind === 'commit') return
      if (decided.kind === 'refused') {
        throw runtimeErrors.changeRefused(proposed.tenant, decided.by)
      }
      if (decided.kind === 'unanswered') {
        throw runtimeErrors.changeUnanswered(proposed.tenant, decided.by, changeMs)
      }
      await delay(limits.pollMs)
    }
  }

  return {
    async agree(change, commit) {
      if ((await others()).length === 0) return commit(undefined)
      const proposed = await changes.propose(change, holder, clock() + changeMs)
      try {
        await answered(proposed)
        return await commit(changeKey(proposed.id))
      } finally {
        // Where the store is away, the others take it back once its time is over.
        await changes.withdraw(proposed.id).catch(() => undefined)
      }
    },
    isThere: ({ id }) => changes.isThere(id),
    async adopted(tenant, change) {
      const now = movingOn()
      const until = now() + changeMs
      for (;;) {
        const behind = (await others()).filter(({ seen }) => seen < change)
        if (behind.length === 0) return
        if (now() >= until) {
          const by = behind.map(({ process }) => process)
          const error = runtimeErrors.changeNotAdopted(tenant, by, changeMs)
          return parts.onDiagnostic({ ...asDiagnostic(error), severity: 'warning' })
        }
        await delay(limits.pollMs)
      }
    },
  }
}
