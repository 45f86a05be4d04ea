import type { Refused } from './authenticator.ts'

/** The refusal of what was shown and does not hold. The reason goes to the host's log, and to nobody else. */
export function refused(reason: string): Refused {
  return {
    kind: 'refused',
    code: 'FCC_SIGN_IN_REFUSED',
    reason,
    challenge: 'Bearer realm="fcc", error="invalid_token"',
  }
}

/** Thrown where somebody is refused while they sign in: it becomes the same answer. */
export class SignInRefused extends Error {
  readonly refusal: Refused
  constructor(reason: string) {
    super(reason)
    this.name = 'SignInRefused'
    this.refusal = refused(reason)
  }
}
