import type { CloudEvent } from '@fcc/contracts'
import { connect } from '@nats-io/transport-node'

/** Hears the events of all tenants, as whoever has the whole server may; a tenant's own user hears one. */
export async function watchEvents(
  port: number,
  take: (event: CloudEvent) => void,
): Promise<{ close(): Promise<void> }> {
  const nats = await connect({ servers: `127.0.0.1:${port}` })
  nats.subscribe('fcc.events.>', {
    callback: (error, message) => {
      if (!error) take(message.json() as CloudEvent)
    },
  })
  await nats.flush()
  return { close: () => nats.close() }
}
