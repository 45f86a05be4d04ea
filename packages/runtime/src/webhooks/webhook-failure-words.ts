/** Why a webhook stands still, in words, and what puts it right. */
const FAILINGS: Readonly<Record<string, readonly [string, string]>> = {
  target_not_allowed: [
    'the host lets no webhook be there',
    'Write its origin under webhook_targets in fcc.yaml, or correct its url.',
  ],
  address_refused: [
    'its name leads to an address at which no receiver may be',
    'Correct its url, or say private: true of its origin under webhook_targets where it is on this machine or in your network.',
  ],
  secret_missing: [
    'its secret is not there, or is none',
    'Put a secret where the reference says: whsec_ and the base64 of 24 to 64 random bytes.',
  ],
  letters_full: [
    'as many events were given up as may be kept',
    'Once the receiver works: fcc webhooks redrive NAME.',
  ],
  unchecked: [
    'a detector could not look into an event',
    'Look at the detectors: fcc doctor. It is tried again by itself.',
  ],
  unreachable: [
    'it cannot be reached',
    'Look whether the receiver runs; it is tried again by itself.',
  ],
  timed_out: [
    'it does not answer in time',
    'Let the receiver answer before it does its work; it is tried again by itself.',
  ],
  redirected: [
    'it answers with another address, and none is followed',
    'Write the address that it is at now as its url.',
  ],
}

/**
 * Why a webhook did not take an event, in words, and what puts it right.
 *
 * @param why as a test, a redrive and the list of webhooks tell it: `secret_missing`, `status_500`
 * @example
 * webhookFailureWords('timed_out').what // 'it does not answer in time'
 */
export function webhookFailureWords(why: string): { readonly what: string; readonly fix: string } {
  const [what, fix] = FAILINGS[why] ?? [
    `it answers ${why.replace('status_', '')}`,
    'Look into the log of the receiver; it is tried again by itself.',
  ]
  return { what, fix }
}
