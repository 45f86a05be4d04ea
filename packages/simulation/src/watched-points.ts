import type { InterventionPoint } from '@fcc/contracts'

/**
 * The points at which a run looks in this version. Rules may name the others, which belong to
 * knowledge, events between tenants and operational modes; whoever assembles a tenant says that
 * such a rule does not fire yet.
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
]
