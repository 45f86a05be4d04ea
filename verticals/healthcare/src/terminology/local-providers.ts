import { checkCodeForm } from '../codes/code-systems.ts'
import { type CodeReference, judgeCode } from '../codes/judge-codes.ts'
import type { TerminologyProvider, TermOutcome } from './terminology-provider.ts'

/** ICD-10-CM as FHIR names it. */
export const ICD_10_CM_URI = 'http://hl7.org/fhir/sid/icd-10-cm'

const OUTCOMES: Readonly<Record<string, TermOutcome>> = {
  valid: 'valid',
  header: 'not-specific',
  'display-mismatch': 'display-mismatch',
  'not-found': 'not-found',
  // Of no table that is in force nobody can say that a code is valid.
  'version-mismatch': 'not-found',
  malformed: 'malformed',
  'well-formed': 'syntax-ok',
}

/** Judges codes of ICD-10-CM by a table. */
export function tableProvider(reference: CodeReference): TerminologyProvider {
  return {
    id: 'offline-table',
    async judge({ system, code, display, day }) {
      if (system !== ICD_10_CM_URI) return undefined
      const mention = { written: code, start: 0, line: 1, description: display }
      const { outcome } = judgeCode(mention, {
        ...reference,
        ...(day === undefined ? {} : { dayOfService: day }),
      })
      return OUTCOMES[outcome]
    },
  }
}

/** Judges the forms of codes, which is not their existence. */
export const syntaxProvider: TerminologyProvider = {
  id: 'syntax-only',
  async judge({ system, code }) {
    const form = checkCodeForm(system, code)
    if (form === 'unknown-system') return undefined
    return form === 'well-formed' ? 'syntax-ok' : 'malformed'
  },
}
