import { transports } from '@fcc/contracts'
import { definePlugin } from '@fcc/plugin-api'
import { createJetStreamTransport } from './jetstream-transport.ts'
import { config } from './settings.ts'

export default definePlugin({
  id: 'events-nats',
  config,
  setup({ contribute, config: given }) {
    contribute(transports, createJetStreamTransport(given))
  },
})
