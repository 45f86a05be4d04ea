import type { GateOutcome, Reason } from '@fcc/contracts'
import { FccError } from '@fcc/plugin-api'
import type { Stopping } from './verdict.ts'
import type { Visit } from './visit.ts'
import { withheld } from './withheld.ts'

/** Why a gate that did not pass keeps the work from going on. */
export function reasonsOfGate(visit: Visit, gate: GateOutcome): readonly Reason[] {
  const score =
    gate.score === undefined ? 'could not be measured' : `scored ${gate.score.toFixed(2)}`
  return [
    {
      kind: 'gate',
      id: gate.gate,
      say: `${gate.artifact} ${score} at ${gate.gate}, whose threshold is ${gate.threshold.toFixed(2)}: ${gate.checks
        .filter((check) => check.outcome !== 'passed')
        .map((check) => check.reason)
        .join('; ')}`,
      node: visit.place.instance,
    },
  ]
}

/** What a person's no makes of the visit. */
export function refusal(
  visit: Visit,
  refused: { readonly by: string; readonly activity: string },
): Stopping {
  return {
    kind: 'reject',
    reasons: [
      {
        kind: 'approval',
        id: refused.activity,
        say: `${refused.by} said no at ${visit.place.instance}.`,
        node: visit.place.instance,
      },
    ],
  }
}

/** What is said of an error: a code and a kind, for its own words might quote content. */
export async function failure(visit: Visit, error: unknown): Promise<Reason> {
  if (FccError.is(error)) {
    const say = await withheld(visit.ports, error.why)
    const fix = await withheld(visit.ports, error.fix)
    return { kind: 'error', id: error.code, say, fix, node: visit.place.instance }
  }
  const kind = error instanceof Error ? error.name : typeof error
  return {
    kind: 'error',
    id: 'FCC_VISIT_FAILED',
    say: `The visit failed with ${kind}.`,
    fix: 'Look into the plugin that acts at this step; its own tests may show the error whole.',
    node: visit.place.instance,
  }
}
