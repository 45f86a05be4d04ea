import { EVENT_TYPES, secretReference } from '@fcc/contracts'
import { z } from 'zod'
import { DEFAULT_WEBHOOK_LIMITS, type WebhookConfig, type WebhookTarget } from './webhook-config.ts'

const text = z.string().trim().min(1).max(2000)

const address = text.refine((written) => isAddress(written), {
  error:
    'an https address (http where the host says that it is private), without a user or a fragment',
})

function isAddress(written: string): boolean {
  const url = URL.parse(written)
  if (url === null || url.username + url.password + url.hash !== '') return false
  return url.protocol === 'https:' || url.protocol === 'http:'
}

const secret = secretReference()

/** The name of a webhook: it stands in addresses and commands. */
const name = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'lower-case letters, digits and hyphens')

/** The webhooks of a tenant, as `fcc.yaml` has them. */
export const tenantWebhooks = z
  .record(
    name,
    z.strictObject({
      url: address.describe('Where events are sent, under one of the host’s `webhook_targets`.'),
      secret: z
        .union([secret.transform((one) => [one]), z.array(secret).min(1).max(2)])
        .describe(
          'A reference to the secret that they are signed with; two while it is exchanged, the new one first.',
        ),
      types: z
        .array(z.enum(EVENT_TYPES as readonly [string, ...string[]]))
        .min(1)
        .optional()
        .describe('The kinds of events that are sent; all by default.'),
    }),
  )
  .optional()
  .describe('Name → where its events are sent, signed, by whichever process serves.')

/** No pattern: an origin with a star would be the name of one host that nobody has. */
const origin = text.refine(
  (written) => URL.parse(written)?.origin === written && !written.includes('*'),
  { error: 'an origin: scheme, host and port, without a slash at the end and without a star' },
)

/** Where the host lets webhooks be, as `fcc.yaml` has it. */
export const webhookTargets = z
  .array(
    z
      .union([
        origin.transform((one) => ({ origin: one, private: false })),
        z.strictObject({
          origin: origin.describe('Scheme, host and port.'),
          private: z
            .boolean()
            .default(false)
            .describe('It is on this machine or in a private network; http is let through then.'),
        }),
      ])
      .refine((target) => target.private || target.origin.startsWith('https://'), {
        error: 'https, unless it is private',
      }),
  )
  .optional()
  .describe('Origins at which tenants may have webhooks; none by default.')

const { tries, retryMs, longestRetryMs, tryMs, sideBySide, deadLetters, reportMs, pollMs } =
  DEFAULT_WEBHOOK_LIMITS
const whole = (least: number, most: number, value: number) =>
  z.int().min(least).max(most).default(value)

/** What bounds the sending of events, as `fcc.yaml` spells it under `limits`. */
export const webhookLimits = {
  webhook_tries: whole(1, 100, tries).describe(
    'How often an event is tried at a webhook before it is given up.',
  ),
  webhook_retry_ms: whole(1, 3_600_000, retryMs).describe(
    'How long it waits before the second try, in milliseconds; twice as long before each further one, and by chance up to half less.',
  ),
  webhook_longest_retry_ms: whole(1, 86_400_000, longestRetryMs).describe(
    'The longest wait between two tries, in milliseconds, also where the receiver asks for more.',
  ),
  webhook_try_ms: whole(1, 300_000, tryMs).describe('How long one try may take, in milliseconds.'),
  webhook_side_by_side: whole(1, 100, sideBySide).describe(
    'Of how many runs events are sent to one webhook at the same time; those of one run go one after the other.',
  ),
  webhook_dead_letters: whole(1, 100_000, deadLetters).describe(
    'The most events of one webhook that are given up; then it waits with the next one.',
  ),
  webhook_report_ms: whole(1, 3_600_000, reportMs).describe(
    'How often the log is told of what was sent to a webhook, in milliseconds.',
  ),
  webhook_poll_ms: whole(10, 3_600_000, pollMs).describe(
    'How often it is looked for events that other processes wrote, in milliseconds.',
  ),
}

/** What a tenant's block says of its webhooks. Pure. */
export function webhooksOf(
  written: z.output<typeof tenantWebhooks>,
): Readonly<Record<string, WebhookConfig>> | undefined {
  if (!written) return undefined
  return Object.fromEntries(
    Object.entries(written).map(([id, { url, secret: secrets, types }]) => [
      id,
      { url, secrets, ...(types ? { types: types as WebhookConfig['types'] } : {}) },
    ]),
  )
}

/** What the host says of where they may be. Pure. */
export function targetsOf(written: z.output<typeof webhookTargets> = []): readonly WebhookTarget[] {
  return written.map((target) => ({ origin: target.origin, isPrivate: target.private }))
}
