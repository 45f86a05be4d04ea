import type { InterventionPoint } from '@fcc/contracts'
import { WATCHED_POINTS } from '@fcc/simulation'

const inRuns = WATCHED_POINTS.filter((point) => point !== 'cross_tenant_query')
const inVisits = inRuns.filter((point) => point !== 'run_input' && point !== 'event')

/**
 * Where a fact, or all of its namespace, has a value that is not its empty one. What is not named
 * here is there wherever a rule fires.
 */
const narrower: Readonly<Record<string, readonly InterventionPoint[]>> = {
  persona: inVisits,
  provider: ['egress', 'event'],
  query: ['cross_tenant_query'],
  tool: ['tool_call', 'tool_result'],
  input: ['run_input', 'handoff'],
  gates: ['prompt', 'tool_call', 'handoff', 'release', 'declassify'],
}

/** The places at which a fact can be there: `provider.region` only at `egress`. */
export function placesOf(fact: string): readonly InterventionPoint[] {
  const [root = ''] = fact.split('.')
  return narrower[root] ?? WATCHED_POINTS
}
