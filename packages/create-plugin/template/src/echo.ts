import { type Provider, plainText, textAnswer } from '@fcc/contracts'

/** Answers with what it was asked. A real one reaches a model, with `signal` and `secret` of the call. */
export const echo: Provider = {
  id: 'example-fcc-template/echo',
  title: 'Says it again',
  // Agreements are the host's to state.
  attributes: {
    location: 'in-process',
    region: 'local',
    agreements: [],
    cloud: 'on-premises',
    retentionDays: 0,
  },
  deterministic: true,
  models: ['echo-1'],
  generate({ messages }, { signal }) {
    signal.throwIfAborted()
    const asked = messages.filter(({ role }) => role === 'user').map(plainText)
    // Half a character, as a cut text may hold, could not be stored.
    const text = `# Again\n\n${asked.join('\n\n')}`.toWellFormed()
    const count = (of: string) => of.split(/\s+/).length
    const usage = { inputTokens: count(asked.join(' ')), outputTokens: count(text) }
    return textAnswer(text, { model: 'echo-1', usage })
  },
}
