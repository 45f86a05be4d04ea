import type { CredentialRows } from '../credentials/credential-rows.ts'
import { webhookRowId } from './webhook-place.ts'

/** An event that a webhook could not be given. It lies in the tenant's store; this says which and why. */
export interface DeadLetter {
  /** The id of the event. */
  readonly event: string
  readonly type: string
  readonly run: string
  /** Its place among the events of the tenant. */
  readonly insertion: number
  readonly why: string
  /** How often it was tried. */
  readonly tries: number
  /** When it was given up, in milliseconds since 1970. */
  readonly at: number
}

/** The events that webhooks of a tenant could not be given, as rows of the control store. */
export interface DeadLetters {
  /** Keeps one; the same again changes nothing. */
  keep(name: string, letter: DeadLetter): Promise<void>
  /** Those of one webhook, the oldest first. */
  list(name: string): Promise<readonly DeadLetter[]>
  remove(name: string, letter: Pick<DeadLetter, 'insertion'>): Promise<void>
}

/** The dead letters of a tenant. */
export function openDeadLetters(
  rows: Pick<CredentialRows, 'write' | 'list' | 'remove'>,
  tenant: string,
): DeadLetters {
  const idOf = (name: string, { insertion }: Pick<DeadLetter, 'insertion'>) =>
    `${webhookRowId(tenant, name)}/${String(insertion).padStart(16, '0')}`
  return {
    async keep(name, letter) {
      await rows.write({
        ...{ kind: 'webhook_letter', id: idOf(name, letter), tenant, owner: name, version: 1 },
        record: JSON.stringify(letter),
      })
    },
    async list(name) {
      const kept = await rows.list({ kind: 'webhook_letter', tenant, owner: name })
      return kept.map(({ record }) => JSON.parse(record) as DeadLetter)
    },
    async remove(name, letter) {
      await rows.remove('webhook_letter', idOf(name, letter))
    },
  }
}
