import { z } from 'zod'
import { residualsUnreadable } from '../diagnostics.ts'
import type { Attestation } from './attest-packet.ts'

/** The artifact `residuals`: places and reasons, never the words themselves. */
const residualListSchema = z.object({
  residuals: z.array(z.object({ token: z.int().min(0), suspicion: z.string() })),
})

/** Writes residuals as the JSON that a feedback edge carries; `maskable` says whether another round can help. */
export function renderResiduals({
  residuals,
  maskable,
}: Pick<Attestation, 'residuals' | 'maskable'>): string {
  return `${JSON.stringify({ residuals, maskable }, undefined, 2)}\n`
}

/**
 * Reads what a feedback edge carried: the tokens of the note to be masked.
 *
 * @throws FccError `FCC_HEALTHCARE_RESIDUALS_UNREADABLE` where it is not what the attestation wrote
 */
export function parseResiduals(text: string): readonly number[] {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw residualsUnreadable('it is not JSON')
  }
  const parsed = residualListSchema.safeParse(value)
  if (!parsed.success) throw residualsUnreadable('it is not a list of tokens with suspicions')
  return parsed.data.residuals.map((residual) => residual.token)
}
