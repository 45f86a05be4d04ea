import type { AnyHook, AnyPoint } from '@fcc/plugin-api'
import { commands } from './commands/commands.ts'
import { constitutions } from './constitutions/constitutions.ts'
import { detectors } from './detectors/detectors.ts'
import { executors } from './executors/executors.ts'
import { exporters } from './exporters/exporters.ts'
import { facts } from './facts/facts.ts'
import { gates } from './gates/gates.ts'
import { planResolve, promptCompose } from './hooks/hooks.ts'
import { labelSchemes } from './label-schemes/label-schemes.ts'
import { providers } from './models/providers.ts'
import { objectStores } from './objects/object-store.ts'
import { personas } from './personas/personas.ts'
import { scenarios } from './scenarios/scenarios.ts'
import { scorers } from './scorers/scorers.ts'
import { skills } from './skills/skills.ts'
import { stores } from './stores/store-backend.ts'
import { subscribers } from './subscribers/subscribers.ts'
import { templates } from './templates/templates.ts'
import { transports } from './transports/transports.ts'
import { validators } from './validators/validators.ts'
import { vocabularies } from './vocabularies/vocabularies.ts'
import { workflows } from './workflows/workflows.ts'

export { objectStores } from './objects/object-store.ts'
export { vocabularies } from './vocabularies/vocabularies.ts'

/**
 * The points that a host starts with. They are no list of all there are: a kernel's `points` has
 * those, with the ones that plugins define.
 */
export const DOMAIN_POINTS: readonly AnyPoint[] = Object.freeze([
  personas,
  workflows,
  scenarios,
  skills,
  templates,
  constitutions,
  labelSchemes,
  vocabularies,
  facts,
  detectors,
  validators,
  scorers,
  gates,
  providers,
  exporters,
  commands,
  subscribers,
  stores,
  objectStores,
  executors,
  transports,
] as unknown as readonly AnyPoint[])

/** The hooks that a host calls; plugins may define more, and call them themselves. */
export const DOMAIN_HOOKS: readonly AnyHook[] = Object.freeze([
  planResolve,
  promptCompose,
] as unknown as readonly AnyHook[])
