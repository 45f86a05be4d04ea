import { sealingError } from '../diagnostics.ts'

/** The form of a keyed subject reference: `s_` and an HMAC-SHA-256 in base64url. */
const reference = /^s_[A-Za-z0-9_-]{43}$/

/**
 * Pure: subjects in the order in which their keys are combined, without repetition. Anything but a
 * reference is refused, so that no caller's own id of a subject is ever stored.
 *
 * @throws `FCC_SEALING_NO_SUBJECT`, `FCC_SEALING_NOT_A_REFERENCE`
 */
export function resolveSubjectSet(subjects: readonly string[]): readonly string[] {
  if (subjects.length === 0) throw sealingError('FCC_SEALING_NO_SUBJECT', [])
  for (const subject of subjects) assertReference(subject)
  return subjects.length === 1 ? subjects : [...new Set(subjects)].sort()
}

/** Throws `FCC_SEALING_NOT_A_REFERENCE`. */
export function assertReference(subject: string): void {
  if (!reference.test(subject)) throw sealingError('FCC_SEALING_NOT_A_REFERENCE', [])
}
