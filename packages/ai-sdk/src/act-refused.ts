import { FccError } from '@fcc/plugin-api'
import type { DecisionResult } from '@fcc/runtime'

/**
 * An act that the tenant's rules refuse: it was not done. Its text names rules and never holds content.
 *
 * @example
 * if (ActRefused.is(error)) reply.status(403).send({ rules: error.result.reasons.map(({ id }) => id) })
 */
export class ActRefused extends FccError {
  /** What was decided, with the rules that decided it. */
  readonly result: DecisionResult

  constructor(act: string, tenant: string, result: DecisionResult) {
    const rules = [
      ...result.reasons.map(({ id, say }) => `${id}: ${say}`),
      ...result.approvals.map(
        ({ rule, roles }) => `${rule} asks for the approval of ${roles.join(' or ') || 'nobody'}.`,
      ),
    ]
    super({
      code: 'FCC_ACT_REFUSED',
      why: `The rules of tenant ${tenant} refuse ${act}. ${rules.join(' ')}`,
      fix: 'Change what is sent, or have somebody approve it who may; fcc audit export shows the decision in full.',
    })
    this.result = result
  }

  /** Whether an error is a refusal, whichever copy of this package threw it. */
  static override is(error: unknown): error is ActRefused {
    return FccError.is(error) && error.code === 'FCC_ACT_REFUSED'
  }
}
