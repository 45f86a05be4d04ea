import type { CredentialRows } from '../credentials/credential-rows.ts'
import { type HeldRow, holdRow, seenRow } from '../duties/held-row.ts'
import type { WebhookTally } from './webhook-tally.ts'

/** How a webhook fares, as its row says. */
export interface WebhookStanding {
  /** The insertion of the last event that was settled; those before it are settled too. */
  readonly place: number
  /** The id of that event: another one in its place means another store. */
  readonly event?: string | undefined
  /** Milliseconds since 1970: events from before are none of its. */
  readonly since: number
  /** The latest time that an event before its place has, in milliseconds since 1970. */
  readonly until: number
  /** What was settled and is in no entry of the log yet. */
  readonly untold?: WebhookTally | undefined
  /** What is being written into the log. */
  readonly telling?: WebhookTally | undefined
  /** What holds it up; absent where nothing does. */
  readonly failing?:
    | { readonly why: string; readonly since: number; readonly tries: number }
    | undefined
}

/** Where a webhook is in the events of its tenant: durable, and in one process's hands at a time. */
export type WebhookPlace = HeldRow<WebhookStanding>

/** The name of a webhook's row: one kind has each id once, whatever the tenant. */
export function webhookRowId(tenant: string, name: string): string {
  return `${tenant}/${name}`
}

/** Reads how a webhook fares, and whether anybody has it. */
export async function readStanding(
  rows: Pick<CredentialRows, 'read'>,
  tenant: string,
  name: string,
  now: number,
): Promise<(WebhookStanding & { readonly isHeld: boolean }) | undefined> {
  const row = await rows.read('webhook', webhookRowId(tenant, name))
  if (!row) return undefined
  const { standing, isHeld } = seenRow<WebhookStanding>(row.record, now)
  return { ...standing, isHeld }
}

/** Takes a webhook where nobody has it, or whoever had it is gone; `undefined` where somebody has it. */
export function holdWebhook(parts: {
  readonly rows: Pick<CredentialRows, 'read' | 'write'>
  readonly tenant: string
  readonly name: string
  readonly holder: string
  readonly leaseMs: number
  readonly longestMs?: number | undefined
  readonly clock: () => number
}): Promise<WebhookPlace | undefined> {
  const { tenant, name } = parts
  return holdRow<WebhookStanding>({
    ...parts,
    ...{ kind: 'webhook', id: webhookRowId(tenant, name), owner: name },
    first: (now) => ({ place: 0, since: now, until: 0 }),
  })
}
