import { joinLabels } from '@fcc/governance'
import { type Governed, type GovernRequest, govern } from '../govern.ts'
import { type Acting, stopActing } from './acting.ts'

/**
 * Lets governance look at a text while a visit acts: its decision and labels are kept, and the text as
 * it left it is given back. What may go no further stops the visit.
 */
export async function governActing(
  acting: Acting,
  request: Omit<GovernRequest, 'labels'>,
): Promise<string> {
  return keepGoverned(acting, await govern(acting.visit, { ...request, labels: acting.labels }))
}

/** Takes over what governance made of a text: what may go no further stops the visit. */
export function keepGoverned(acting: Acting, governed: Governed): string {
  if (governed.decision) acting.decided(governed.decision)
  // Joined and not taken over: a skill may have had something else looked at meanwhile.
  const { schemes } = acting.visit.ports.governance
  if (governed.labels !== acting.labels) {
    acting.labels = joinLabels(schemes, acting.labels, governed.labels)
  }
  if (governed.verdict.kind !== 'go') stopActing(acting, governed.verdict)
  return governed.text
}
