import type { EventOutcome } from './webhook-outcome.ts'

/** What became of events since the log was told the last time. */
export interface WebhookTally {
  readonly delivered: number
  readonly withheld: number
  /** Rule → how many it kept here. */
  readonly rules: Readonly<Record<string, number>>
  readonly given: number
  /** How many tries failed. */
  readonly tries: number
  /** Ids of events: the first that was settled, and the last. */
  readonly first: string
  readonly last: string
  /** When the first was, in milliseconds since 1970. */
  readonly since: number
}

/** Counts one more event. Pure. */
export function tallied(
  tally: WebhookTally | undefined,
  event: string,
  outcome: EventOutcome,
  now: number,
): WebhookTally {
  const before = tally ?? {
    ...{ delivered: 0, withheld: 0, given: 0, tries: 0, rules: {} },
    ...{ first: event, since: now },
  }
  const counted = { ...before, last: event }
  switch (outcome.kind) {
    case 'delivered':
      return { ...counted, delivered: before.delivered + 1, tries: before.tries + outcome.failed }
    case 'given_up':
      return { ...counted, given: before.given + 1, tries: before.tries + outcome.failed }
    case 'withheld': {
      const known = new Map(Object.entries(before.rules))
      for (const rule of outcome.rules) known.set(rule, (known.get(rule) ?? 0) + 1)
      return { ...counted, withheld: before.withheld + 1, rules: Object.fromEntries(known) }
    }
  }
}
