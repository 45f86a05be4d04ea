import type { Issue, Validator } from '@fcc/contracts'
import { atOnceOrInTurns, type Steps } from '@fcc/detection'
import { attestPacketSteps } from '../attest/attest-packet.ts'
import { caseDoubtText } from '../attest/case-doubt.ts'
import type { Settings } from '../settings.ts'
import type { Vocabulary } from '../vocabulary/vocabulary.ts'

/** Issues listed one by one, at most; the last one counts the rest. */
const MOST_ISSUES = 100

const NO_PACKET: Issue = Object.freeze({
  code: 'no-release-packet',
  severity: 'could_not_check',
  message: 'The text has not the sections of a release packet.',
})

/** Names every place of a release packet that is not proven safe. */
export function createResidualIdentifiers(vocabulary: Vocabulary): Validator<Settings> {
  return {
    id: 'fcc-healthcare/residual-identifiers',
    title: 'Residual identifiers of a release packet',
    validate: ({ text }, { signal }) =>
      atOnceOrInTurns(text, issuesSteps(text, vocabulary), { signal }),
  }
}

function* issuesSteps(text: string, vocabulary: Vocabulary): Steps<readonly Issue[]> {
  const attestation = yield* attestPacketSteps(text, vocabulary)
  if (!attestation) return [NO_PACKET]
  const issues = attestation.suspects.slice(0, MOST_ISSUES).map(
    ({ token, suspicion }): Issue => ({
      code: suspicion,
      severity: 'error',
      message: `Line ${token.line + 1} holds something that is not proven safe (${suspicion}).`,
      span: { start: token.start, end: token.end },
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
