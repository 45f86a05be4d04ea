import type { AdmissionAnswer, AdmissionRequest, Reason, Waiting } from '@fcc/contracts'
import type { Visit } from '../visit.ts'

/** What is said of a visit to those who decide whether it may begin. */
export function admissionRequest({ run, id, place, now }: Visit): AdmissionRequest {
  const { tenant, domain, purpose, usage } = run.envelope
  const node = place.instance
  return { tenant, run: run.id, visit: id, node, domain, purpose, usage, at: now }
}

/** The visits of a round that may begin, or what keeps the first of them from it. */
export type Admitted =
  | { readonly kind: 'admitted'; readonly visits: readonly Visit[] }
  | { readonly kind: 'wait'; readonly waiting: Waiting }
  | { readonly kind: 'refuse'; readonly signal: 'reject'; readonly reason: Reason }

/**
 * Asks for each visit of a round, the mode first and then the ledger. Those that have to wait are left
 * for a later round; where all have to, the run waits for quota. One refusal ends the run.
 */
export async function askAdmission(visits: readonly Visit[]): Promise<Admitted> {
  const admitted: Visit[] = []
  let waiting: Waiting | undefined
  for (const visit of visits) {
    const answer = await ask(visit)
    if (answer.kind === 'refuse') {
      for (const each of admitted) release(each)
      return { kind: 'refuse', signal: 'reject', reason: answer.reason }
    }
    if (answer.kind === 'admit') admitted.push(visit)
    else waiting ??= quotaWait(visit, answer)
  }
  return admitted.length === 0 && waiting
    ? { kind: 'wait', waiting }
    : { kind: 'admitted', visits: admitted }
}

/** Gives back what was reserved for a visit that came to nothing. */
export function release(visit: Visit): void {
  visit.ports.admission?.ledger?.release(admissionRequest(visit))
}

async function ask(visit: Visit): Promise<AdmissionAnswer> {
  const { admission } = visit.ports
  if (!admission) return { kind: 'admit' }
  const request = admissionRequest(visit)
  const byMode = (await admission.modes?.admit(request)) ?? { kind: 'admit' }
  if (byMode.kind !== 'admit') return byMode
  return (await admission.ledger?.reserve(request)) ?? { kind: 'admit' }
}

function quotaWait(
  { place }: Visit,
  { ask: asks, due }: Extract<AdmissionAnswer, { readonly kind: 'wait' }>,
): Waiting {
  return { for: 'quota', node: place.instance, roles: [], ask: asks, ...(due ? { due } : {}) }
}
