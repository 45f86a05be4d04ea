/** What a check found wrong, said so that its reader can fix it. */
export interface Problem {
  /** A warning is shown and does not fail the run. */
  readonly severity: 'error' | 'warning'
  /** From the repository's root, with forward slashes. */
  readonly file?: string | undefined
  /** One-based. */
  readonly line?: number | undefined
  readonly message: string
}

/** A problem that fails the run. */
export function failure(
  message: string,
  place: { readonly file?: string; readonly line?: number } = {},
): Problem {
  return { severity: 'error', message, ...place }
}

/** A problem that is only shown. */
export function warning(
  message: string,
  place: { readonly file?: string; readonly line?: number } = {},
): Problem {
  return { severity: 'warning', message, ...place }
}
