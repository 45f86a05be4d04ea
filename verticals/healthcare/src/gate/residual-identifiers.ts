import type { Issue, Validator } from '@fcc/contracts'
import { atOnceOrInTurns, type Steps } from '@fcc/detection'
import type { AttestOnce } from '../attest/attest-once.ts'
import { caseDoubtText } from '../attest/case-doubt.ts'
import type { Settings } from '../settings.ts'

/** Issues listed one by one, at most; the last one counts the rest. */
const MOST_ISSUES = 100

const NO_PACKET: Issue = Object.freeze({
  code: 'no-release-packet',
  severity: 'could_not_check',
  message: 'The text has not the sections of a release packet.',
})

/** Names every place of a release packet that is not proven safe. */
export function createResidualIdentifiers(attest: AttestOnce): Validator<Settings> {
  return {
    id: 'fcc-healthcare/residual-identifiers',
    title: 'Residual identifiers of a release packet',
    validate: ({ text }, { tenant, settings, signal }) =>
      atOnceOrInTurns(text, issuesSteps(attest(text, tenant.id, settings.deidentification)), {
        signal,
      }),
  }
}

function* issuesSteps(attesting: ReturnType<AttestOnce>): Steps<readonly Issue[]> {
  const attestation = yield* attesting
  if (!attestation) return [NO_PACKET]
  const issues = attestation.suspects.slice(0, MOST_ISSUES).map(
    ({ start, end, line, suspicion }): Issue => ({
      code: suspicion,
      severity: 'error',
      message: `Line ${line + 1} holds something that is not proven safe (${suspicion}).`,
      span: { start, end },
    }),
  )
  if (attestation.caseDoubts.length > 0) {
    issues.unshift({
      code: 'one-case',
      severity: 'could_not_check',
      message: `It could not be checked: ${caseDoubtText(attestation.caseDoubts, 'note')}.`,
    })
  }
  const rest = attestation.suspects.length - MOST_ISSUES
  if (rest > 0) {
    issues.push({
      code: 'more',
      severity: 'error',
      message: `${rest} more places are not proven safe.`,
    })
  }
  return issues
}
