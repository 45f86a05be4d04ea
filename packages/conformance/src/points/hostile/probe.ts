/** What a probe needs besides the contribution and a text; it travels to another process as it is. */
export interface ProbeContext {
  readonly settings: unknown
  /** What else a call takes, in the form that the point's suite chose. */
  readonly base?: unknown
}

/** Gives one text to a contribution; the problems are what no text may bring about. */
export type Probe<Contribution> = (
  contribution: Contribution,
  text: string,
  context: ProbeContext,
) => Promise<readonly string[]>

/**
 * How another process makes the same contribution: a module, one of its exports, and what to call
 * it with. The code of a contribution cannot be sent, so it has to be made again.
 *
 * @example
 * const reload = { module: import.meta.resolve('./make-detector.ts'), name: 'makeDetector', argument: {} }
 */
export interface Reload {
  /** A `file:` URL. */
  readonly module: string
  /** The name of an exported function that gives the contribution, or a promise of it. */
  readonly name: string
  /** Its only argument: what the structured clone algorithm takes. */
  readonly argument: unknown
  /** Conditions of `exports` that the process needs, such as `source`. */
  readonly conditions?: readonly string[] | undefined
}
