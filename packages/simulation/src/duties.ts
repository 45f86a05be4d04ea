import type { RunRecord } from '@fcc/contracts'
import { separationProblems } from '@fcc/governance'
import type { Acted } from './verbs/act.ts'
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
  acted: Extract<Acted, { readonly kind: 'made' }>,
): HeldDuties {
  const { duties } = visit.persona
  const { run } = visit
  if (duties.length === 0) return { held: run.duties, verdict: GO }
  const actor = acted.human ?? `${visit.node.actor.kind}:${acted.actedBy}`
  const starter = run.envelope.principal.onBehalfOf ?? run.envelope.principal.id
  const before = Object.entries(run.duties).flatMap(([duty, principals]) =>
    principals.includes(actor) ? [{ duty, principal: actor }] : [],
  )
  const problems = separationProblems(visit.ports.governance.separations, [
    ...before,
    ...duties.map((duty) => ({ duty, principal: actor })),
  ])
  const held: Record<string, readonly string[]> = { ...run.duties }
  for (const duty of duties) {
    const holders = acted.human ? [actor] : [actor, starter]
    held[duty] = [...new Set([...(held[duty] ?? []), ...holders])].sort()
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
        node: visit.node.id,
        cites: problem.cites,
      })),
    },
  }
}
