import { transports } from '@fcc/contracts'
import { definePlugin } from '@fcc/plugin-api'
import { createPubSubTransport } from './pub-sub-transport.ts'
import { config } from './settings.ts'
import { createStreamsTransport } from './streams-transport.ts'

export default definePlugin({
  id: 'events-redis',
  config,
  setup({ contribute, config: given }) {
    contribute(transports, createStreamsTransport(given))
    contribute(transports, createPubSubTransport(given))
  },
})
