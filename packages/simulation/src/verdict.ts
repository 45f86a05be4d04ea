import type { Decision, Reason, Waiting } from '@fcc/contracts'
import type { Governance } from '@fcc/governance'

/**
 * What a visit may do after a decision.
 * - `go`: continue
 * - `halt`: end the run; a hard stop, or an act no permit names
 * - `block`: a mandatory rule; send back, have it waived, or reject
 * - `wait`: a person must answer first
 * - `reject`: a person, a bound or a gate said no
 * - `fail`: an error
 */
export type Verdict =
  | { readonly kind: 'go' }
  | { readonly kind: 'halt'; readonly reasons: readonly Reason[] }
  | {
      readonly kind: 'block'
      readonly reasons: readonly Reason[]
      /** Where somebody may waive every rule that blocks. */
      readonly waiver: Waiting | undefined
    }
  | { readonly kind: 'wait'; readonly waiting: Waiting }
  | { readonly kind: 'reject'; readonly reasons: readonly Reason[] }
  | { readonly kind: 'fail'; readonly reasons: readonly Reason[] }

/** A verdict that does not let a visit continue. */
export type Stopping = Exclude<Verdict, { readonly kind: 'go' }>

/** The verdict that lets a visit continue. */
export const GO: Verdict = Object.freeze({ kind: 'go' })

/** The reasons of a decision that forbids, in the order governance gave them. */
export function reasonsOf(decision: Decision, node: string | undefined): readonly Reason[] {
  const forbidding = decision.reasons
    .filter((reason) => reason.effect === 'forbid')
    .map(
      (reason): Reason => ({
        kind: reason.rule === 'not_permitted' ? 'not_permitted' : 'rule',
        id: reason.rule,
        say: reason.say,
        node,
        at: decision.at,
        cites: reason.cites,
      }),
    )
  const errors = decision.errors.map(
    (error): Reason => ({
      kind: 'error',
      id: error.code,
      say: `${error.rule} could not be decided: ${error.why}`,
      node,
      at: decision.at,
    }),
  )
  return [...forbidding, ...errors]
}

/** The roles that may waive every rule that blocks here; empty where one of them cannot be waived. */
export function waivingRoles(
  governance: Pick<Governance, 'waivableBy'>,
  decision: Decision,
): readonly string[] {
  const blocking = decision.reasons.filter((reason) => reason.effect === 'forbid')
  if (blocking.length === 0 || decision.errors.length > 0) return []
  const [first = [], ...others] = blocking.map((reason) => governance.waivableBy(reason.rule))
  return first.filter((role) => others.every((roles) => roles.includes(role)))
}
