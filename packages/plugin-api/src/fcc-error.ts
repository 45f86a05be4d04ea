const brand = Symbol.for('fcc.error')

/** What an error says: what happened, how to fix it, and whom it concerns. */
export interface FccErrorDetails {
  /** Stable and catalogued, `FCC_<AREA>_<WHAT>`. */
  readonly code: string
  /** What happened, to whom, where we looked; one or two sentences. */
  readonly why: string
  /** The command or act that fixes it, as an imperative sentence. */
  readonly fix: string
  readonly pluginId?: string | undefined
  readonly pointId?: string | undefined
  /** File, line and column, where the fault lies in something a person wrote. */
  readonly place?: Place | undefined
  /** After how many milliseconds the same may be asked again, where that is known. */
  readonly retryAfterMs?: number | undefined
  readonly cause?: unknown
}

/** A place in a file, one-based. */
export interface Place {
  readonly file: string
  readonly line?: number | undefined
  readonly column?: number | undefined
}

/**
 * The one error class. Recognise it with `FccError.is`, never with `instanceof`:
 * two installed copies of this package have two classes and one brand.
 *
 * @example
 * throw new FccError({ code: 'FCC_TOAST_BURNT', why: 'The toast of guest 3 burnt.', fix: 'Lower the heat.' })
 */
export class FccError extends Error {
  static is(value: unknown): value is FccError {
    return typeof value === 'object' && value !== null && brand in value
  }

  readonly code: string
  readonly why: string
  readonly fix: string
  readonly pluginId: string | undefined
  readonly pointId: string | undefined
  readonly place: Place | undefined
  readonly retryAfterMs: number | undefined

  constructor(details: FccErrorDetails) {
    super(`${details.code}  ${details.why}`, { cause: details.cause })
    this.name = 'FccError'
    this.code = details.code
    this.why = details.why
    this.fix = details.fix
    this.pluginId = details.pluginId
    this.pointId = details.pointId
    this.place = details.place
    this.retryAfterMs = details.retryAfterMs
    // Not a declared member: a unique symbol in the type would make the classes of two copies alien.
    Object.defineProperty(this, brand, { value: true })
  }

  /** The place that explains this code, relative to the documentation's root: its area's page, at its heading. */
  get docs(): string {
    const code = this.code.toLowerCase()
    return `errors/${code.split('_')[1]}#${code}`
  }

  toJSON(): Readonly<Record<string, unknown>> {
    return {
      code: this.code,
      why: this.why,
      fix: this.fix,
      docs: this.docs,
      pluginId: this.pluginId,
      pointId: this.pointId,
      place: this.place,
      retryAfterMs: this.retryAfterMs,
    }
  }
}

/** A problem as a value: the same letter as an error, collected and shown with its fellows. */
export interface Diagnostic extends FccErrorDetails {
  readonly severity: 'error' | 'warning' | 'notice'
}
