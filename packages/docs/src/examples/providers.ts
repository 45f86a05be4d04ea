import { providers } from '@fcc/contracts'
import { definePlugin } from '@fcc/plugin-api'

export const plugin = definePlugin({
  id: 'acme-echo',
  setup({ contribute }) {
    contribute(providers, {
      id: 'acme-echo/echo',
      title: 'Says what it was asked',
      // What rules can read. Agreements are the host's to state, in fcc.yaml.
      attributes: {
        location: 'in-process',
        region: 'local',
        agreements: [],
        cloud: 'on-premises',
        retentionDays: 0,
      },
      deterministic: true,
      generate({ prompt, produces }) {
        const text = `# ${produces}\n\n${prompt.user}\n`
        const words = (of: string): number => of.split(/\s+/).filter(Boolean).length
        return {
          text,
          model: 'echo-1',
          usage: { inputTokens: words(prompt.user), outputTokens: words(text) },
        }
      },
    })
  },
})
