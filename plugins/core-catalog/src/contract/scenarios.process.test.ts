import { providers, readPersonaText, textAnswer } from '@fcc/contracts'
import { fake, pointContract } from '@fcc/testing'
import plugin from '../index.ts'
import { workOf } from './sample-documents.test-data.ts'

/** Writes whatever the persona is expected to give, as a good model would. */
const model = fake(providers, {
  id: 'provider-deterministic/deterministic',
  title: 'A model that does what it is asked',
  attributes: {
    location: 'in-process',
    region: 'local',
    agreements: [],
    cloud: 'none',
    retentionDays: 0,
  },
  deterministic: true,
  generate: ({ messages }) => {
    const parts = messages.flatMap((message) => message.parts)
    const textOf = (source: string, name?: string) =>
      parts.flatMap((part) =>
        part.kind === 'text' && part.source === source && (name ?? part.name) === part.name
          ? [part.text]
          : [],
      )[0] ?? ''
    const persona = readPersonaText(textOf('persona'))
    return textAnswer(workOf(persona, textOf('input', 'brief')), {
      model: 'sample',
      usage: { inputTokens: 0, outputTokens: 0 },
    })
  },
})

pointContract(plugin, 'scenarios', 'core-catalog/GEN-001', {
  fakes: [model],
  cases: [
    {
      name: 'a brief goes round and all five outcomes come out',
      input: { brief: '# Brief\n\nWe need a coffee machine that tells when it is empty.' },
      state: 'completed',
      reasons: [],
      outcomes: {
        'research-inventory': { includes: ['## Capability matrix'] },
        'blueprints-specs': { includes: ['## Data models'] },
        'publish-handoff': { includes: ['## Review report'] },
        runbook: { includes: ['## Automation scripts'] },
        'user-guide': { includes: ['## Quick start guide'] },
      },
    },
    {
      name: 'for training it goes the same way',
      input: { brief: 'We need a bell.' },
      purpose: 'training',
      state: 'completed',
      reasons: [],
    },
    {
      name: 'a brief that states nothing ends at the first gate',
      input: { brief: 'Hello everybody!' },
      state: 'rejected',
      reasons: ['core-catalog/QG-RC-001'],
    },
    { name: 'an empty brief', input: { brief: ' \n' }, refused: 'FCC_INPUT_EMPTY' },
  ],
})
