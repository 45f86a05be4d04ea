import type { Contribution, Diagnostic } from '@fcc/plugin-api'
import type { KernelOptions } from '../kernel.ts'
import {
  type ContributionRegistry,
  createContributionRegistry,
} from '../registry/contribution-registry.ts'
import { linkReferences } from '../registry/link-references.ts'
import type { PluginRecord } from './plugin-record.ts'

/** Freezes what was contributed, without what points to nothing, which is noted on the records. */
export function linkPlugins(
  records: readonly PluginRecord[],
  options: Pick<KernelOptions, 'plan' | 'points' | 'scope' | 'reservedIds' | 'idsElsewhere'>,
): ContributionRegistry {
  const started = records.filter(({ failure }) => failure === undefined)
  const freeze = (): ContributionRegistry =>
    createContributionRegistry(
      options.scope,
      options.points,
      started.flatMap(({ contributions }) => contributions),
    )
  const registry = freeze()
  const problems = linkReferences({
    contributions: registry.byPoint,
    includes: new Map(options.plan.order.map(({ id, includes }) => [id, includes])),
    reservedIds: options.reservedIds,
    idsElsewhere: options.idsElsewhere,
  })
  if (problems.length === 0) return registry
  const broken = new Map<Contribution<unknown>, Diagnostic[]>()
  for (const problem of problems) {
    const contribution = registry.find(problem.pointId, problem.contributionId)
    if (contribution === undefined) continue
    broken.set(contribution, [...(broken.get(contribution) ?? []), problem])
  }
  for (const record of started) {
    const fallen = record.contributions.filter(({ contribution }) => broken.has(contribution))
    record.contributions = record.contributions.filter((each) => !fallen.includes(each))
    record.dropped = [
      ...record.dropped,
      ...fallen.flatMap((each) =>
        (broken.get(each.contribution) ?? []).map((diagnostic) => ({
          contribution: each,
          diagnostic,
        })),
      ),
    ]
  }
  return freeze()
}
