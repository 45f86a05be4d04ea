import type { TransportLetter, TransportLetters } from '@fcc/contracts/transports'
import { AckPolicy, DeliverPolicy } from '@nats-io/jetstream'
import type { JetStream } from './connection.ts'
import type { TenantStreams } from './streams.ts'

/** How long a consumer that lists letters stays where its process is gone, in nanoseconds. */
const FORGOTTEN_AFTER = 5_000_000_000

/** How long a page of letters may take, in milliseconds. */
const PAGE_MS = 5000

/** Dead letters of a group, each under a subject of its own. */
export function createLetters(
  { client, manager, asError }: JetStream,
  { letters: { stream, subject } }: TenantStreams,
  group: string,
  ready: () => Promise<void>,
): TransportLetters {
  const reported = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    try {
      await ready()
      return await work()
    } catch (error) {
      throw asError(error)
    }
  }
  const drop = (id: string): Promise<unknown> =>
    manager.streams.purge(stream, { filter: subject(group, id) })

  return {
    put: (letter) =>
      reported(async () => {
        await drop(letter.id)
        await client.publish(subject(group, letter.id), JSON.stringify(letter))
      }),
    list: (limit) =>
      reported(async () => {
        const { name, num_pending: waiting } = await manager.consumers.add(stream, {
          filter_subject: subject(group, '>'),
          ack_policy: AckPolicy.None,
          deliver_policy: DeliverPolicy.All,
          mem_storage: true,
          inactive_threshold: FORGOTTEN_AFTER,
        })
        const found: TransportLetter[] = []
        const most = Math.min(limit, waiting)
        if (most > 0) {
          const consumer = await client.consumers.get(stream, name)
          for await (const message of await consumer.fetch({
            max_messages: most,
            expires: PAGE_MS,
          })) {
            found.push(message.json<TransportLetter>())
          }
        }
        await manager.consumers.delete(stream, name)
        return found
      }),
    remove: (id) => reported(async () => void (await drop(id))),
  }
}
