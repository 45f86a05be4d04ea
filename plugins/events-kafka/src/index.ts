import { transports } from '@fcc/contracts'
import { definePlugin } from '@fcc/plugin-api'
import { createKafkaTransport } from './kafka-transport.ts'
import { config } from './settings.ts'

export default definePlugin({
  id: 'events-kafka',
  config,
  setup({ contribute, config: given }) {
    contribute(transports, createKafkaTransport(given))
  },
})
