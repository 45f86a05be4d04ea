import type { CredentialRows } from '../credentials/credential-rows.ts'
import { isHolderGone } from '../run/lease-holder.ts'
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

interface WebhookRecord {
  readonly standing: WebhookStanding
  readonly holder: string
  /** Until when the holder has it, in milliseconds since 1970. */
  readonly heldUntil: number
}

/** Where a webhook is in the events of its tenant: durable, and in one process's hands at a time. */
export interface WebhookPlace {
  /** How it fares, with what was changed here and is not saved yet. */
  standing(): WebhookStanding
  /** Changes it here; {@link WebhookPlace.saved} makes that durable. */
  change(next: (standing: WebhookStanding) => WebhookStanding): void
  /** Settles once everything that was changed is durable, or somebody else has the webhook. */
  saved(): Promise<void>
  /** Aborted once somebody else has it: what is changed from then on is nobody's. */
  readonly lost: AbortSignal
  /** Gives it back; idempotent. */
  release(): Promise<void>
}

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
  const { standing, holder, heldUntil } = JSON.parse(row.record) as WebhookRecord
  return { ...standing, isHeld: heldUntil > now && !isHolderGone(holder) }
}

/** Takes a webhook where nobody has it, or whoever had it is gone; `undefined` where somebody has it. */
export async function holdWebhook(parts: {
  readonly rows: Pick<CredentialRows, 'read' | 'write'>
  readonly tenant: string
  readonly name: string
  readonly holder: string
  readonly leaseMs: number
  readonly clock: () => number
}): Promise<WebhookPlace | undefined> {
  const { rows, tenant, name, holder, leaseMs, clock } = parts
  const id = webhookRowId(tenant, name)
  const row = await rows.read('webhook', id)
  const record = row && (JSON.parse(row.record) as WebhookRecord)
  const now = clock()
  if (record && record.heldUntil > now && !isHolderGone(record.holder)) return undefined
  let version = row?.version ?? 0
  let standing: WebhookStanding = record?.standing ?? { place: 0, since: now, until: 0 }

  async function write(heldUntil: number): Promise<boolean> {
    const next: WebhookRecord = { standing, holder, heldUntil }
    const written = { kind: 'webhook' as const, id, tenant, owner: name, version: version + 1 }
    const isWritten = await rows.write({ ...written, record: JSON.stringify(next) })
    if (isWritten) version += 1
    return isWritten
  }

  if (!(await write(now + leaseMs))) return undefined
  const lost = new AbortController()
  let writing: Promise<void> = Promise.resolve()
  let isQueued = false
  let isChanged = false
  let released: Promise<void> | undefined
  const timer = setInterval(
    () => {
      isChanged = true
      save().catch(() => undefined)
    },
    Math.max(1, Math.floor(leaseMs / 3)),
  )
  timer.unref()

  function lose(): void {
    clearInterval(timer)
    lost.abort()
  }

  /** One write at a time; what is changed meanwhile goes with the next. */
  function save(): Promise<void> {
    if (isQueued || !isChanged) return writing
    isQueued = true
    writing = writing.then(async () => {
      isQueued = false
      if (lost.signal.aborted || released) return
      isChanged = false
      try {
        if (!(await write(clock() + leaseMs))) lose()
      } catch (error) {
        // Nobody knows whether it was written: who does not know goes by the row, as anybody else does.
        lose()
        throw error
      }
    })
    return writing
  }

  return {
    lost: lost.signal,
    standing: () => standing,
    change(next) {
      standing = next(standing)
      isChanged = true
    },
    saved: save,
    release() {
      released ??= (async () => {
        clearInterval(timer)
        await writing.catch(() => undefined)
        if (!lost.signal.aborted) await write(0).catch(() => false)
      })()
      return released
    },
  }
}
