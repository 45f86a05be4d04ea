import { type CloudEvent, type LabelSet, NO_LABELS, type Principal } from '@fcc/contracts'
import { serviceAttributes } from '@fcc/simulation'
import {
  type ContentWithoutRun,
  decideWithoutRun,
  labelsAtDoor,
} from '../tenant/session/decide-without-run.ts'
import type { TenantServices } from '../tenant/tenant-services.ts'

/** Who sends events: nobody's person, and no role. */
const SENDER: Principal = { kind: 'service', id: 'webhooks', roles: [] }

/** An event as it may go out, or the rules that keep it here. */
export type GovernedEvent =
  | { readonly kind: 'allowed'; readonly body: string }
  | { readonly kind: 'withheld'; readonly rules: readonly string[] }
  /** No detector could look into it. */
  | { readonly kind: 'unchecked' }

/**
 * Lets the rules of today look at an event at the point `event`, before it leaves for a receiver: what it tells, the
 * labels of its run, and where it goes. Nobody can be asked there: what needs an approval stays. What no detector
 * could look into stays too, and so does what a remedy left as something else than an event.
 */
export async function governEvent(
  services: TenantServices,
  event: Pick<CloudEvent, 'id' | 'subject'> & { readonly data: object },
  { name, url, signal }: { readonly name: string; readonly url: URL; readonly signal: AbortSignal },
): Promise<GovernedEvent> {
  const body = JSON.stringify(event)
  const about = await runOf(services, event)
  const { decisions, text, couldNotCheck } = await decideWithoutRun(
    services,
    SENDER,
    {
      at: ['event'],
      subject: `webhook ${name}`,
      text: body,
      labels: about.labels,
      ...(about.run ? { run: about.run, purpose: about.run.purpose } : {}),
      provider: { id: url.host, ...serviceAttributes(services.model, url) },
    },
    signal,
  )
  const stopped = decisions.find(({ decision }) => decision !== 'allow')
  if (stopped) return { kind: 'withheld', rules: stopped.reasons.map(({ rule }) => rule) }
  if (couldNotCheck.length > 0) return { kind: 'unchecked' }
  if (text === body) return { kind: 'allowed', body }
  const changed = decisions.flatMap(({ reasons }) => reasons.map(({ rule }) => rule))
  return isSameEvent(text, event)
    ? { kind: 'allowed', body: text }
    : { kind: 'withheld', rules: changed.length > 0 ? changed : ['changed'] }
}

/** Whether it still is the event that it was, with other data. */
function isSameEvent(text: string, event: object): boolean {
  try {
    const { data: _, ...left } = JSON.parse(text) as { data: unknown }
    const { data: __, ...was } = event as { data: unknown }
    return JSON.stringify(left) === JSON.stringify(was)
  } catch {
    return false
  }
}

/** The run of an event as it is now: its labels only rise. Of one that is gone, what comes in has them. */
async function runOf(
  services: TenantServices,
  { subject, data }: { readonly subject: string; readonly data: object },
): Promise<{ readonly labels: LabelSet; readonly run?: ContentWithoutRun['run'] }> {
  const record = await services.store.readRun(subject)
  const told = (data as { readonly labels?: LabelSet }).labels
  if (!record) return { labels: told ?? labelsAtDoor(services) }
  const { id, scenario, state, envelope } = record
  const { purpose, domain, labels } = envelope
  return { labels: labels ?? told ?? NO_LABELS, run: { id, scenario, state, purpose, domain } }
}
