// This package stands alone, so it has its own error class. The brand and the fields are those of
// `FccError` in @fcc/plugin-api: its `is` recognises this class too, without either importing the other.
const brand = Symbol.for('fcc.error')

/** What an audit error says: a stable code, what happened, and how to fix it. */
export interface AuditErrorDetails {
  readonly code: string
  readonly why: string
  readonly fix: string
  readonly cause?: unknown
}

/**
 * Thrown when a caller hands in what cannot be logged, proven or signed. Verifying never throws it:
 * what is wrong with hostile bytes is a finding in the report.
 *
 * @example
 * try { canonicalJson(value) } catch (error) { if (error instanceof AuditError) console.error(error.fix) }
 */
export class AuditError extends Error {
  readonly [brand] = true
  readonly code: string
  readonly why: string
  readonly fix: string
  readonly pluginId = undefined
  readonly pointId = undefined
  readonly place = undefined

  constructor(details: AuditErrorDetails) {
    super(`${details.code}  ${details.why}`, { cause: details.cause })
    this.name = 'AuditError'
    this.code = details.code
    this.why = details.why
    this.fix = details.fix
  }

  /** The place that explains this code, relative to the documentation's root: its area's page, at its heading. */
  get docs(): string {
    const code = this.code.toLowerCase()
    return `errors/${code.split('_')[1]}#${code}`
  }

  toJSON(): Readonly<Record<string, unknown>> {
    return { code: this.code, why: this.why, fix: this.fix, docs: this.docs }
  }
}
