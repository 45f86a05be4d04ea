/** The right to commit visits of one run. A newer epoch makes an older one void. */
export interface RunLease {
  readonly run: string
  readonly holder: string
  readonly epoch: number
  /** Milliseconds since 1970. */
  readonly expiresAt: number
}
