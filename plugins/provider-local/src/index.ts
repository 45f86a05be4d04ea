import { providers } from '@fcc/contracts'
import { definePlugin } from '@fcc/plugin-api'
import { configSchema } from './config.ts'
import { createLocalModels } from './engine/local-models.ts'
import { LOCAL, localProvider } from './local-provider.ts'

/** Models of GGUF files in this process, each set up under `providers:` with its file. */
export default definePlugin({
  id: 'provider-local',
  config: configSchema,
  setup({ config, contribute, defer }) {
    const models = createLocalModels(LOCAL, config)
    defer(() => models.close())
    contribute(providers, localProvider(models, config))
  },
})
