import { providers } from '@fcc/contracts'
import { definePlugin } from '@fcc/plugin-api'
import { loopbackProvider } from './loopback-provider.ts'
import { settingsSchema } from './settings.ts'

export { type CountingServer, createCountingServer } from './counting-server.ts'

/** A provider that speaks HTTP, so that content really leaves the process: to this machine only. */
export default definePlugin({
  id: 'provider-loopback',
  settings: settingsSchema,
  setup({ contribute }) {
    contribute(providers, loopbackProvider)
  },
})
