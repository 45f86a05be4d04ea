import { plainText, providers, textAnswer } from '@fcc/contracts'
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
      // The names of its models, as records may keep them.
      models: ['echo-1'],
      // It gets what governance looked at, and nothing else. What fails is a ProviderFailure.
      generate({ messages, wanted }) {
        const asked = messages
          .filter(({ role }) => role === 'user')
          .map(plainText)
          .join('\n\n')
        const text = `# ${wanted.name}\n\n${asked}\n`
        const words = (of: string): number => of.split(/\s+/).filter(Boolean).length
        return textAnswer(text, {
          model: 'echo-1',
          usage: { inputTokens: words(asked), outputTokens: words(text) },
        })
      },
    })
  },
})
