import { FccError } from '@fcc/plugin-api'

/** What is reported of reading events and of giving them again. */
export const eventErrors = {
  eventPlace: (what: string, given: unknown): FccError =>
    new FccError({
      code: 'FCC_EVENT_PLACE_INVALID',
      why: `\`${what}\` is ${JSON.stringify(given)}, which is no place in the events of a tenant.`,
      fix: 'Give `after` as the number of a place, and `since` as a time such as 2026-12-01T09:00:00Z.',
    }),
  subscriberUnknown: (tenant: string, name: string, known: readonly string[]): FccError =>
    new FccError({
      code: 'FCC_EVENT_SUBSCRIBER_UNKNOWN',
      why: `Tenant ${tenant} has no subscriber ${name}; it has ${known.length === 0 ? 'none' : known.join(', ')}.`,
      fix: 'Name a subscriber that a plugin of the tenant contributes, by its whole id.',
    }),
} as const
