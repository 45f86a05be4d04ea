import { fetchFailure, ProviderFailure } from '@fcc/contracts'
import { withinCallLimit } from '../../call-limit.ts'
import { simulationErrors } from '../../diagnostics.ts'
import { isActivityName } from '../../plain-name.ts'
import type { Visit } from '../../visit.ts'
import type { Acting } from './acting.ts'

/**
 * What a skill performs once: intent, result, then the journal answers. The n-th activity of a name in
 * a visit is the n-th one again when the visit is made anew.
 *
 * @throws ProviderFailure where an outside service could not be reached or did not answer in time
 */
export async function skillActivity<Result>(
  acting: Acting,
  name: string,
  request: unknown,
  perform: (idempotencyKey: string, signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  if (!isActivityName(name)) throw simulationErrors.artifactName(acting.visit.place.instance)
  const id = acting.nextActivity(name)
  return performOnce(acting.visit, { id, name, request }, perform)
}

/** The same for an activity whose id was taken before. @throws ProviderFailure as `skillActivity` does */
export async function performOnce<Result>(
  visit: Visit,
  { id, name, request }: { readonly id: string; readonly name: string; readonly request: unknown },
  perform: (idempotencyKey: string, signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const { ports } = visit
  const asked = request ?? null
  const known = ports.journal.find(id, asked)
  if (known?.result !== undefined) return known.result as Result
  if (!known) {
    await ports.journal.intend(
      { id, run: visit.run.id, visit: visit.id, kind: 'outside', name, startedAt: visit.now },
      asked,
    )
  }
  let performed: unknown
  try {
    performed = await withinCallLimit(visit.plan.act.callMs, ports.signal, (signal) =>
      perform(id, signal),
    )
  } catch (error) {
    if (ports.signal.aborted || ProviderFailure.is(error)) throw error
    const kind = fetchFailure(error)
    // What is no failure of a service is a failure of the skill, and is thrown as it is.
    if (kind === 'failed') throw error
    throw new ProviderFailure(kind, { by: 'a service', cause: error })
  }
  // The journal gives back what JSON keeps of a result: a first asking gives no more than that.
  const result = JSON.parse(JSON.stringify(performed ?? null) ?? 'null') as Result
  await ports.journal.settle(id, result)
  return result
}
