import { canonicalJson } from '@fcc/audit'
import type { Principal, RunRecord } from '@fcc/contracts'
import { FccError } from '@fcc/plugin-api'
import type { KeyRing } from '@fcc/sealing'
import type { AcceptedInput } from '@fcc/simulation'
import { runtimeErrors } from '../diagnostics.ts'
import type { ContentVault } from './content-vault.ts'
import type { StartOptions } from './start-options.ts'

/**
 * What was asked, as one text: two calls ask the same where the text is the same. It holds content, so
 * only its digest under the key of the run's subjects is kept.
 */
export function requestText(
  asked: {
    readonly scenario: string
    readonly principal: Principal
    readonly purpose: string
    readonly accepted: readonly AcceptedInput[]
    readonly options: StartOptions
  },
  keys: Pick<KeyRing, 'subjectReferenceNow'>,
): string {
  const { scenario, purpose, accepted, options } = asked
  const { id, kind, onBehalfOf = null } = asked.principal
  const { domain = null, provider = null, labels = [], subjects = [] } = options
  return canonicalJson({
    scenario,
    purpose,
    domain,
    provider,
    principal: { id, kind, onBehalfOf },
    labels: [...new Set(labels)].sort(),
    subjects: [...new Set(subjects.map((subject) => keys.subjectReferenceNow(subject)))].sort(),
    inputs: Object.fromEntries(
      accepted.map(({ name, text, mediaType }) => [name, { text, mediaType }]),
    ),
  })
}

/**
 * Refuses to hand over a run that was started under the same idempotency key for something else.
 *
 * @throws FccError FCC_RUN_KEY_CONFLICT, also where it can no longer be compared
 */
export async function assertSameRequest(
  vault: Pick<ContentVault, 'prepare' | 'address'>,
  known: RunRecord,
  text: string,
): Promise<void> {
  const { subjects, request } = known.envelope
  try {
    await vault.prepare(subjects)
  } catch (error) {
    if (!FccError.is(error) || error.code !== 'FCC_SEALING_SHREDDED') throw error
    throw runtimeErrors.keyConflict(known.id, 'whose data it had was erased since')
  }
  if (request !== vault.address(text, subjects)) {
    const fault = 'another scenario, input, purpose, principal or option was asked for then'
    throw runtimeErrors.keyConflict(known.id, fault)
  }
}
