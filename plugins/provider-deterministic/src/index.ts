import { providers } from '@fcc/contracts'
import { definePlugin } from '@fcc/plugin-api'
import { deterministicProvider } from './deterministic-provider.ts'
import { settingsSchema } from './settings.ts'

/** A provider that renders from persona, template and seed: a first run needs no key and no network. */
export default definePlugin({
  id: 'provider-deterministic',
  settings: settingsSchema,
  setup({ contribute }) {
    contribute(providers, deterministicProvider)
  },
})
