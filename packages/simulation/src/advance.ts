import type { RunRecord } from '@fcc/contracts'
import { commitRound } from './commit-round.ts'
import { makeRound } from './make-round.ts'
import { stepQuestions } from './questions/step-questions.ts'
import { ended, waiting } from './run-change.ts'
import type { RunPlan } from './run-plan.ts'
import { admit } from './verbs/admit.ts'
import { release } from './verbs/ask-admission.ts'
import { endEntry, record, waitEntry } from './verbs/record.ts'
import type { VisitPorts } from './visit-ports.ts'

/**
 * Makes one round: a visit of the node whose turn has come, or of each branch that is ready side by
 * side, and gives back the run after it, committed visit by visit. Executors decide when and where to
 * call it; nothing is replayed. A run that is not `running` comes back as it is.
 *
 * @throws FccError from the store, when the journal or a visit could not be written: then nothing
 * of that visit has been committed. What an abort makes a visit throw comes through as it is.
 * @example
 * while (run.state === 'running') run = await advance(run, plan, ports)
 */
export async function advance(
  run: RunRecord,
  plan: RunPlan,
  ports: VisitPorts,
): Promise<RunRecord> {
  if (run.state !== 'running') return run
  const stepped = await stepQuestions(run, ports)
  if (stepped) return record({ ports }, { ...stepped, visit: undefined })
  const admission = await admit(run, plan, ports)
  if (admission.kind === 'refuse') {
    const over = ended(run, admission.signal, [admission.reason], ports.now())
    return record({ ports }, { run: over, visit: undefined, entries: [endEntry(over)] })
  }
  if (admission.kind === 'wait') {
    const asked = waiting(run, admission.waiting, ports.now())
    return record({ ports }, { run: asked, visit: undefined, entries: [waitEntry(asked)] })
  }
  try {
    const conclusions = await makeRound(admission.run, plan, admission.visits)
    return await commitRound(admission.run, plan, ports, conclusions)
  } catch (error) {
    for (const visit of admission.visits) release(visit)
    throw error
  }
}
