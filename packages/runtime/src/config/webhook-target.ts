import type { WebhookTarget } from './webhook-config.ts'

/** The target that an address lies at: one of the same scheme, host and port. Pure. */
export function targetOf(
  targets: readonly WebhookTarget[],
  url: string,
): WebhookTarget | undefined {
  const origin = URL.parse(url)?.origin
  return targets.find((target) => target.origin === origin)
}
