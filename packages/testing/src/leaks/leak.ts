/** Something that is still there after everything was closed. */
export interface Leak {
  readonly kind: 'timer' | 'handle' | 'listener' | 'scope'
  /** For people: what it is, and where it was made, where that is known. */
  readonly what: string
}

/** Leaks as one line. */
export function tellLeaks(leaks: readonly Leak[]): string {
  return leaks.map(({ kind, what }) => `a ${kind} (${what})`).join('; ')
}
