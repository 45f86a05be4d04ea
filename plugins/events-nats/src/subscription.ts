import type { Deliveries, TransportPlace } from '@fcc/contracts/transports'
import { topicName } from '@fcc/contracts/transports'
import {
  AckPolicy,
  type ConsumerMessages,
  DeliverPolicy,
  JetStreamApiError,
  type JsMsg,
} from '@nats-io/jetstream'
import type { JetStream } from './connection.ts'
import type { Settings } from './settings.ts'
import type { TenantStreams } from './streams.ts'
import { fromWire } from './wire.ts'

/** What one subscription reads with. */
export interface Subscription {
  readonly server: JetStream
  readonly settings: Settings
  readonly events: TenantStreams['events']
  readonly deliveries: Deliveries
}

/** The error of the server for a consumer that is not there. */
const NO_CONSUMER = 10014
const MS_IN_NANOSECONDS = 1_000_000
/** How long one request for messages waits on the server; half of it without a sign of life is a broken one. */
const PULL_MS = 4000
/** How many messages are asked for at a time. */
const MOST_PULLED = 256
/** How long it waits before it reads again after a failure, in milliseconds. */
const AFTER_FAILURE_MS = 200

/** Where a consumer begins, as the server is told. */
interface Start {
  readonly deliver_policy: DeliverPolicy
  readonly opt_start_seq?: number
  readonly opt_start_time?: string
}

const behind = (sequence: number): Start => ({
  deliver_policy: DeliverPolicy.StartSequence,
  opt_start_seq: sequence + 1,
})

async function startOf({ server, events }: Subscription, from?: TransportPlace): Promise<Start> {
  // Asked for in any case: whoever may not know of the stream is refused here.
  const { state } = await server.manager.streams.info(events.stream)
  if (!from) return behind(state.last_seq)
  if ('after' in from) return behind(Number(from.after))
  return {
    deliver_policy: DeliverPolicy.StartTime,
    opt_start_time: new Date(from.since).toISOString(),
  }
}

/** Reads what a place is followed by, for one subscription that belongs to no group. Gives what ends it. */
export async function readAlone(
  subscription: Subscription,
  from?: TransportPlace,
): Promise<() => Promise<void>> {
  const { server, events, deliveries } = subscription
  let start = await startOf(subscription, from)
  return readAgain(
    subscription,
    async () => {
      const consumer = await server.client.consumers.get(events.stream, {
        ...start,
        filter_subjects: events.subject,
      })
      return consumer.consume({ max_messages: MOST_PULLED, expires: PULL_MS })
    },
    async (message) => {
      await deliveries.room()
      if (deliveries.isEnded) return
      start = behind(message.seq)
      void deliveries.give(read(message))
    },
  )
}

/** Joins a group, which begins at a place where nobody made it before. Gives what leaves it. */
export async function joinGroup(
  subscription: Subscription,
  group: string,
  from?: TransportPlace,
): Promise<() => Promise<void>> {
  const { server, settings, events, deliveries } = subscription
  const name = topicName(group)
  await make()

  async function make(): Promise<void> {
    const start = await startOf(subscription, from)
    try {
      await server.manager.consumers.info(events.stream, name)
    } catch (error) {
      if (!(error instanceof JetStreamApiError) || error.code !== NO_CONSUMER) throw error
      await server.manager.consumers.add(events.stream, {
        ...start,
        durable_name: name,
        filter_subject: events.subject,
        ack_policy: AckPolicy.Explicit,
        // One message after the other, whichever member has it: so that the order of each key holds in the group.
        max_ack_pending: 1,
        ack_wait: settings.lease_ms * MS_IN_NANOSECONDS,
      })
    }
  }

  return readAgain(
    subscription,
    async () => {
      const consumer = await server.client.consumers.get(events.stream, name)
      return consumer.consume({ max_messages: 2, expires: PULL_MS })
    },
    async (message) => {
      const sign = setInterval(() => message.working(), settings.lease_ms / 3)
      try {
        if (await deliveries.give(read(message))) message.ack()
        else message.nak()
      } finally {
        clearInterval(sign)
      }
    },
  )
}

const read = (message: JsMsg) =>
  fromWire({ headers: message.headers, payload: message.string() }, String(message.seq))

/** Reads until the subscription ends; a reader that broke is opened again. The first one has to open. */
async function readAgain(
  { deliveries }: Subscription,
  open: () => Promise<ConsumerMessages>,
  take: (message: JsMsg) => Promise<void>,
): Promise<() => Promise<void>> {
  let messages: ConsumerMessages | undefined = await open()
  let wake: () => void = () => undefined

  async function run(): Promise<void> {
    while (!deliveries.isEnded) {
      try {
        messages ??= await open()
        for await (const message of messages) {
          await take(message)
          if (deliveries.isEnded) break
        }
      } catch {
        // The server is away: its connection comes back by itself.
      }
      messages = undefined
      if (deliveries.isEnded) return
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, AFTER_FAILURE_MS)
        wake = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
  }
  const running = run()
  return async () => {
    deliveries.end()
    wake()
    await messages?.close().catch(() => undefined)
    await running
  }
}
