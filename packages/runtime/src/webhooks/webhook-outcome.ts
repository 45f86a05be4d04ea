/** Why a try came to nothing that the receiver can do something about. */
export type ReceiverFailure = 'unreachable' | 'timed_out' | 'redirected' | `status_${number}`

/** Why nothing was sent: something here is to be put right first, and no event is given up for it. */
export type HostFailure =
  | 'target_not_allowed'
  | 'address_refused'
  | 'secret_missing'
  | 'letters_full'

/** Why an event was given up: what the receiver did, or that no detector could look into it. */
export type GivenUpWhy = ReceiverFailure | 'unchecked'

/** What came of one try. */
export type TryOutcome =
  | { readonly kind: 'delivered' }
  | {
      readonly kind: 'failed'
      readonly why: ReceiverFailure
      /** How long the receiver asks to be left alone, in milliseconds. */
      readonly waitMs?: number | undefined
    }
  | { readonly kind: 'not_sent'; readonly why: HostFailure }

/** What came of one event in the end. */
export type EventOutcome =
  | { readonly kind: 'delivered'; readonly failed: number }
  /** By these rules. */
  | { readonly kind: 'withheld'; readonly rules: readonly string[] }
  | { readonly kind: 'given_up'; readonly why: GivenUpWhy; readonly failed: number }
