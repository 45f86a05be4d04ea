/**
 * What somebody who started a run is shown of an outcome while a model writes it. Rules at `output`,
 * `artifact` and `release` saw every piece before; its gate judges the whole afterwards.
 * - `streaming`: it is written now, and pieces follow; another one begins it anew, after a provider failed
 * - `buffered`: it is shown once it is whole and released, and why
 * - `text`: the next piece
 * - `stopped`: a rule lets nothing more out; what was shown is not withdrawn
 */
export type ShownText =
  | { readonly kind: 'streaming'; readonly name: string; readonly visit: string }
  | { readonly kind: 'buffered'; readonly name: string; readonly why: readonly string[] }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'stopped'; readonly rules: readonly string[] }

/** How much of an answer was shown while it was written, for the record of its visit. */
export interface ShownRecord {
  /** UTF-16 units, of the last attempt. */
  readonly characters: number
  /** The rules that let nothing more out, or the detectors that could not look; absent where none did. */
  readonly stopped?: readonly string[] | undefined
}
