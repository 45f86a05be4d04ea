import type { InterventionPoint } from '@fcc/contracts'

/**
 * The points at which rules are asked in this version: in a run, where its events are sent out, and where one
 * tenant reads in another. Rules may name the others, which belong to knowledge and operational modes; whoever
 * assembles a tenant says that such a rule does not fire yet.
 */
export const WATCHED_POINTS: readonly InterventionPoint[] = [
  'run_input',
  'prompt',
  'egress',
  'tool_call',
  'tool_result',
  'output',
  'artifact',
  'handoff',
  'release',
  'declassify',
  'cross_tenant_query',
  'event',
]
