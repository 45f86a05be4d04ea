/**
 * One act that is not deterministic: the intent is written before, the result after, and from
 * then on the journal answers. Request and result are sealed before they reach a store. A person's
 * answer is kept as an approval, and the clock of a visit that waits in the run's record.
 */
export interface Activity {
  /** `<visit>/<name>#<number>`; also the idempotency key outside services get. */
  readonly id: string
  readonly run: string
  readonly visit: string
  readonly kind: 'provider' | 'outside'
  readonly name: string
  /** Milliseconds since 1970, the visit's clock as first read. */
  readonly startedAt: number
}
