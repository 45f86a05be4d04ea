import { startNats, startRedis } from '@fcc/local-servers'

/** What carries events in a measurement: Debian's servers, from the path. */
export type EventServer = 'redis' | 'nats'

const STARTS: Readonly<Record<EventServer, () => Promise<{ readonly port: number }>>> = {
  redis: () => startRedis({ durable: 'everysec' }),
  nats: () => startNats(),
}

let running: Promise<{ readonly port: number }> | undefined
let prefixes = 0

/** The port of a server of this process's own, started with the first call; it ends with this process. */
export async function eventServer(kind: EventServer): Promise<number> {
  running ??= STARTS[kind]()
  return (await running).port
}

/** A prefix that no measurement before had. */
export function nextPrefix(): string {
  prefixes += 1
  return `bench-${prefixes}`
}
