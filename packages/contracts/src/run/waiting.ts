import type { ArtifactReference } from '../content/artifact.ts'
import type { FailureKind } from '../models/provider-failure.ts'
import type { OnExpiry } from '../questions/question-terms.ts'
import type { Awaited } from '../stores/stored-run.ts'
import type { Decision } from './decision.ts'
import type { PassedOver } from './model-choice.ts'
import type { NodeState } from './node-state.ts'
import type { RunState, WaitingFor } from './run-state.ts'

/** When a question expires, and what has become of it so far. */
export interface QuestionDeadline {
  /** When it was asked, RFC 3339. */
  readonly asked: string
  /** When it expires: from then on no answer is taken, and none that was given is used. RFC 3339. */
  readonly until: string
  readonly onExpiry: OnExpiry
  /** Whom it goes to then. */
  readonly escalateTo?: readonly string[] | undefined
  readonly remindEveryMs?: number | undefined
  /** How many reminders were due when watchers were last told. */
  readonly reminded?: number | undefined
  /** The roles that did not answer in time, where others are asked now. */
  readonly escalatedFrom?: readonly string[] | undefined
}

/** What a waiting run waits for, and of whom. */
export interface Waiting {
  readonly for: WaitingFor
  /** The activity whose result is awaited. */
  readonly activity?: string | undefined
  readonly node?: string | undefined
  /** Roles that may answer; empty means anybody but who is excluded by a separation. */
  readonly roles: readonly string[]
  readonly ask: string
  /** When it is tried again by itself, RFC 3339; absent where only a command or an answer helps. */
  readonly due?: string | undefined
  /** What a person is asked for: the answer at a node, an approval that a rule wants, a waiver of a rule. */
  readonly asks?: 'answer' | 'approval' | 'waiver' | undefined
  /** How many different people must say yes; one where absent. */
  readonly quorum?: number | undefined
  readonly deadline?: QuestionDeadline | undefined
  /** Binds an approval to the exact act: a digest of content addresses, rules and pins. */
  readonly binding?: string | undefined
  /** What a person is asked about; who may see it is decided when they read it. */
  readonly about?: readonly ArtifactReference[] | undefined
  /** Which rules ask for it, and what was found in what it is about. */
  readonly decision?: Pick<Decision, 'at' | 'subject' | 'reasons' | 'findings'> | undefined
  /** How the provider or the service failed that is waited for. */
  readonly failure?: FailureKind | undefined
  /** The provider's id, or the host of the service, that is waited for. */
  readonly by?: string | undefined
  /** Every provider that might have been asked, and why it was not, or no longer. */
  readonly passedOver?: readonly PassedOver[] | undefined
  /** How often in a row it has failed; each time it is left alone for longer. */
  readonly attempts?: number | undefined
}

/**
 * Everything that a run asks people for: what it waits for as a whole first, then what its branches
 * wait for while others continue. A run that was paused or quarantined asks nobody.
 */
export function questionsOf(run: {
  readonly state: RunState
  readonly waiting?: Waiting | undefined
  readonly nodes: Readonly<Record<string, NodeState>>
}): readonly Waiting[] {
  if (run.state !== 'waiting' && run.state !== 'running') return []
  const whole = run.state === 'waiting' ? run.waiting : undefined
  const all = [whole, ...Object.values(run.nodes).map(({ waiting }) => waiting)]
  const asked = new Map<string, Waiting>()
  for (const each of all) {
    if (each?.activity !== undefined && !asked.has(each.activity)) asked.set(each.activity, each)
  }
  return [...asked.values()]
}

/** What a run asks people, as a store looks for it when it keeps an answer. */
export function awaitsOf(run: Parameters<typeof questionsOf>[0]): readonly Awaited[] {
  return questionsOf(run).flatMap(({ activity, binding, quorum, deadline }): Awaited[] => {
    if (activity === undefined) return []
    const named = binding === undefined ? { activity } : { activity, binding }
    const of = quorum === undefined ? {} : { quorum }
    return [{ ...named, ...of, ...(deadline === undefined ? {} : { until: deadline.until }) }]
  })
}
