import type { TransportFactory, TransportMessage } from '@fcc/contracts/transports'
import kafka from '@fcc/plugin-events-kafka'
import nats from '@fcc/plugin-events-nats'
import redis from '@fcc/plugin-events-redis'
import { type EventServer, eventServer, nextPrefix } from '../server/event-servers.ts'
import { firstContribution } from '../server/first-contribution.ts'
import type { CreateSide } from '../sides/side.ts'
import { eventOf, eventsHeard } from './event-work.ts'

const PLUGINS = { redis, nats, kafka } as const

/** Events published one at a time and heard by one subscription, through the transport of a plugin. */
export const createSide: CreateSide = async ({ server }) => ({
  async measure({ count, concurrency }, { stopwatch, sideBySide }) {
    const kind = server as EventServer
    const url = await eventServer(kind)
    const factory = await firstContribution<TransportFactory>(PLUGINS[kind], {
      ...{ url: 'env:EVENTS', prefix: nextPrefix() },
    })
    const transport = await factory.open({ secret: async () => url })
    try {
      const heard = eventsHeard(count)
      await transport.subscribe('riverside', async ({ id }: TransportMessage) => heard.note(id))
      await stopwatch(async () => {
        await sideBySide(count, concurrency, (number) =>
          transport.publish('riverside', [eventOf(number)]),
        )
        await heard.all
      })
      return heard.facts()
    } finally {
      await transport.close()
    }
  },
})
