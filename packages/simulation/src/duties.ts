import { ownValue, type Principal, type RunRecord } from '@fcc/contracts'
import { separationProblems } from '@fcc/governance'
import type { ActionMade } from './verbs/act/action-result.ts'
import { GO, type Verdict } from './verdict.ts'
import type { Visit } from './visit.ts'

/** The duties held after this visit, and whether holding them is allowed. */
export interface HeldDuties {
  readonly held: RunRecord['duties']
  readonly verdict: Verdict
}

/**
 * Dynamic separation of duties (ANSI INCITS 359, history-based): a duty done by code or a model is
 * held by that actor and, on whose behalf it ran, by the person who started the run; a duty done
 * by a person is held by that person. Nobody may come to hold two duties that a separation keeps apart.
 * Code acting for the starter does not make the starter hold the second duty: only acting in person does.
 */
export function holdDuties(
  visit: Visit,
  acted: Pick<ActionMade, 'humans' | 'actedBy'>,
): HeldDuties {
  const { duties } = visit.persona
  const { run } = visit
  if (duties.length === 0) return { held: run.duties, verdict: GO }
  const actors = acted.humans ?? [`${visit.node.actor.kind}:${acted.actedBy}`]
  const problems = actors.flatMap((principal) => {
    const before = Object.keys(run.duties).filter((duty) => run.duties[duty]?.includes(principal))
    const all = [...new Set([...before, ...duties])]
    return separationProblems(
      visit.ports.governance.separations,
      all.map((duty) => ({ duty, principal })),
    )
  })
  const holders = acted.humans ?? [...actors, ...peopleOf(run.envelope.principal)]
  const held: Record<string, readonly string[]> = { ...run.duties }
  for (const duty of duties) {
    held[duty] = [...new Set([...(ownValue(held, duty) ?? []), ...holders])].sort()
  }
  if (problems.length === 0) return { held, verdict: GO }
  return {
    held,
    verdict: {
      kind: 'halt',
      reasons: problems.map((problem) => ({
        kind: 'rule',
        id: problem.rule,
        say: problem.say,
        node: visit.place.instance,
        cites: problem.cites,
      })),
    },
  }
}

/** The people behind a principal: who acts, and on whose behalf. */
export function peopleOf(principal: Principal): readonly string[] {
  const { id, onBehalfOf } = principal
  return onBehalfOf === undefined || onBehalfOf === id ? [id] : [id, onBehalfOf]
}
