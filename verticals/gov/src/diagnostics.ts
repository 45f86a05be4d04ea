import { FccError } from '@fcc/plugin-api'

const pluginId = 'fcc-gov'
/** More than this many problems are counted and not told one by one. */
const MOST_TOLD = 5

/** A problem in a plan, at a path such as `control-implementation.implemented-requirements.3`. */
export interface PlanProblem {
  readonly path: string
  readonly what: string
}

/** The system security plan is no JSON, or not shaped as OSCAL shapes a plan. */
export function planInvalid(problems: readonly PlanProblem[]): FccError {
  const told = problems.slice(0, MOST_TOLD).map(({ path, what }) => `${path || 'plan'}: ${what}.`)
  const more = problems.length - told.length
  return new FccError({
    code: 'FCC_GOV_PLAN_INVALID',
    why: `The system security plan cannot be used. ${told.join(' ')}${more > 0 ? ` And ${more} more.` : ''}`,
    fix: 'Give an OSCAL system security plan in JSON with its uuid, metadata and control implementation.',
    pluginId,
  })
}

/** The package's own data file is missing or damaged. */
export function dataUnreadable(file: string, cause: unknown): FccError {
  return new FccError({
    code: 'FCC_GOV_DATA_UNREADABLE',
    why: `The package's data file ${file} cannot be read or is damaged.`,
    fix: 'Install fcc-gov again.',
    pluginId,
    cause,
  })
}

/** An artifact that a step hands on is not what its name promises. */
export function artifactUnreadable(name: string, why: string, cause?: unknown): FccError {
  return new FccError({
    code: 'FCC_GOV_ARTIFACT_UNREADABLE',
    why: `The artifact ${name} cannot be read: ${why}.`,
    fix: 'Run the step that makes it again and hand its artifact on unchanged.',
    pluginId,
    cause,
  })
}
