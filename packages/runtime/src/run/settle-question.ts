import type { RunRecord } from '@fcc/contracts'
import { outcomeSeat } from '@fcc/contracts/questions'
import type { QuestionOutcome } from '@fcc/simulation'
import { actingPrincipal } from '../audit/acting-principal.ts'
import { answerPrefix } from '../store/journal-records.ts'
import type { TenantServices } from '../tenant/tenant-services.ts'

/** Who a question came to something by, where the time alone decided it. */
const BY_TIME = Object.freeze({ kind: 'service' as const, id: 'due', roles: [] })

/**
 * Keeps what a question came to, with its digest and its entry: the first outcome stays, whoever else decides
 * the same question by another clock.
 *
 * @throws FccError FCC_STORE_ALREADY_ANSWERED, FCC_STORE_APPROVAL_VOID where the store has another outcome, or
 * more answers, than it was decided by
 */
export async function settleQuestion(
  services: Pick<TenantServices, 'store' | 'entries' | 'integrator'>,
  run: RunRecord,
  { question, decision, by, at, signed }: QuestionOutcome,
): Promise<void> {
  const { activity, binding, node, roles, quorum, deadline } = question
  const seat = outcomeSeat(question)
  const entry = {
    type: 'fcc.approval.decided' as const,
    subject: run.id,
    data: {
      envelope: run.envelope,
      ...{ activity, node, roles, needed: quorum ?? 1, until: deadline?.until },
      ...{ signed, binding, decision },
      ...(by === undefined ? {} : { by: actingPrincipal(by) }),
    },
  }
  await services.store.writeApproval(
    { run: run.id, activity: seat, decision, by: by ?? BY_TIME, at, binding },
    services.entries.write([entry], { time: Date.parse(at), prefix: answerPrefix(seat) }),
  )
  services.integrator.touch()
}
