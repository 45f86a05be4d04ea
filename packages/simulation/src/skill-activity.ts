import type { SkillCall } from '@fcc/contracts'
import { simulationErrors } from './diagnostics.ts'
import { isPlainName } from './plain-name.ts'
import { activityId, type Visit } from './visit.ts'

/**
 * What a skill performs outside, once: intent, result, then the journal answers. The n-th activity
 * of a name in a visit is the n-th one again when the visit is made anew.
 */
export function skillActivity(visit: Visit): SkillCall['activity'] {
  const counts = new Map<string, number>()
  return async <Result>(
    name: string,
    request: unknown,
    perform: (idempotencyKey: string, signal: AbortSignal) => Promise<Result>,
  ): Promise<Result> => {
    if (!isPlainName(name)) throw simulationErrors.artifactName(visit.node.id)
    const count = (counts.get(name) ?? 0) + 1
    counts.set(name, count)
    const id = activityId(visit, name, count)
    const known = visit.ports.journal.find(id)
    if (known?.result !== undefined) return known.result as Result
    if (!known) {
      await visit.ports.journal.intend(
        { id, run: visit.run.id, visit: visit.id, kind: 'outside', name, startedAt: visit.now },
        request ?? null,
      )
    }
    // The journal gives back what JSON keeps of a result: a first asking gives no more than that.
    const performed: unknown = (await perform(id, visit.ports.signal)) ?? null
    const result = JSON.parse(JSON.stringify(performed) ?? 'null') as Result
    await visit.ports.journal.settle(id, result)
    return result
  }
}
