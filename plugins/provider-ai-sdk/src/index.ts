import { providers } from '@fcc/contracts'
import { definePlugin } from '@fcc/plugin-api'
import { kinds } from './kinds.ts'
import { modelProvider } from './model-provider.ts'

/** Models of vendors and of servers, each set up under `providers:` with its kind, model and key. */
export default definePlugin({
  id: 'provider-ai-sdk',
  setup({ contribute }) {
    for (const kind of kinds) contribute(providers, modelProvider(kind))
  },
})
