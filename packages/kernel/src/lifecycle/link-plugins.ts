import type { KernelOptions } from '../kernel.ts'
import type { Accepted } from '../registry/check-contributions.ts'
import { linkReferences } from '../registry/link-references.ts'
import type { PluginRecord } from './plugin-record.ts'

/** Moves contributions that point to nothing from what is held to what is dropped. */
export function linkPlugins(
  records: readonly PluginRecord[],
  { reservedIds, idsElsewhere }: Pick<KernelOptions, 'reservedIds' | 'idsElsewhere'>,
): void {
  const everything = records.flatMap(({ contributions }) => contributions)
  const byPoint = [...Map.groupBy(everything, ({ point }) => point)]
  const problems = linkReferences({
    contributions: new Map(byPoint.map(([point, all]) => [point, all.map((c) => c.contribution)])),
    includes: new Map(records.map(({ id, includes }) => [id, includes])),
    reservedIds,
    idsElsewhere,
  })
  if (problems.length === 0) return
  const broken = Map.groupBy(problems, (each) => `${each.pointId} ${each.contributionId}`)
  const problemsOf = ({ point, contribution }: Accepted) =>
    broken.get(`${point.id} ${contribution.id}`) ?? []
  for (const record of records) {
    const fallen = record.contributions.flatMap((each) =>
      problemsOf(each).map((diagnostic) => ({ ...each, diagnostic })),
    )
    record.contributions = record.contributions.filter((each) => problemsOf(each).length === 0)
    record.dropped = [...record.dropped, ...fallen]
  }
}
