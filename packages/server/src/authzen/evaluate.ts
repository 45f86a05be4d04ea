import { POINTS_OUTSIDE_RUNS, type PointOutsideRuns, type TenantSession } from '@fcc/runtime'
import { serverErrors } from '../problems/server-errors.ts'
import type { Evaluated, Evaluation } from './evaluation-schemas.ts'

/**
 * Asks the tenant's rules one question of AuthZEN. Nothing is performed; the decision is in the log.
 *
 * @throws FccError FCC_REQUEST_INVALID for an action that is no point where rules look
 */
export async function evaluate(
  session: TenantSession,
  { subject, action, resource, context }: Evaluation,
  signal: AbortSignal,
): Promise<Evaluated> {
  const { content = '', labels } = resource.properties ?? {}
  const result = await session.decide(
    {
      at: [pointOf(action.name)],
      subject: `${resource.type} ${resource.id}`,
      content,
      principal: { id: subject.id, kind: subject.type, roles: subject.properties?.roles ?? [] },
      ...(labels === undefined ? {} : { labels }),
      ...(context?.purpose === undefined ? {} : { purpose: context.purpose }),
      ...(resource.type === 'tool' ? { tool: resource.id } : {}),
      ...(resource.type === 'provider' ? { provider: resource.id } : {}),
    },
    { signal },
  )
  return {
    decision: result.decision === 'allow',
    context: {
      reasons: result.reasons.map(({ id, say, at }) => ({ id, say, ...(at ? { at } : {}) })),
      obligations: [
        ...result.redacted.map((each) => ({ kind: 'redact' as const, ...each })),
        ...result.approvals.map(({ rule, roles }) => ({
          ...{ kind: 'require_approval' as const, rule },
          roles: [...roles],
        })),
      ],
      ...(result.texts ? { texts: [...result.texts] } : {}),
      labels: {
        categories: [...result.labels.categories],
        levels: { ...result.labels.levels },
        audiences: Object.fromEntries(
          Object.entries(result.labels.audiences).map(([name, who]) => [name, [...who]]),
        ),
      },
    },
  }
}

function pointOf(name: string): PointOutsideRuns {
  const point = POINTS_OUTSIDE_RUNS.find((each) => each === name)
  if (point) return point
  throw serverErrors.badRequest(
    'The action is no point where rules look.',
    `Name one of ${POINTS_OUTSIDE_RUNS.join(', ')}.`,
  )
}
