import { pluginContract, providerContract } from '@fcc/testing'
import plugin from '../index.ts'

pluginContract(plugin)

providerContract(plugin, 'provider-deterministic/deterministic', {
  cases: [
    {
      name: 'a document with the sections that the persona is expected to give',
      artifacts: { sketch: '# Beds\n\nFour of them.' },
      answers: { includes: ['## Summary', 'sketch', 'no model spoke'] },
    },
    {
      name: 'a template, filled with artifacts',
      artifacts: { sketch: 'Four beds.' },
      template: {
        id: 'acme/card',
        title: 'Card',
        mediaType: 'text/markdown',
        text: '# Card\n\n{{sketch}}\n\n{{weather}}\n',
      },
      answers: { includes: ['Four beds.', '[weather: not provided]'], lacks: ['## Summary'] },
    },
    {
      name: 'a template that has no room for prose',
      artifacts: { note: 'x' },
      template: {
        id: 'acme/data',
        title: 'Data',
        mediaType: 'application/json',
        text: '{"note":"{{note}}"}',
      },
      answers: '{"note":"x"}',
    },
    {
      name: 'fewer headings of inputs, where the tenant wants fewer',
      artifacts: { sketch: { text: '# Beds\n\n# Paths\n', mediaType: 'text/markdown' } },
      settings: { maxHeadings: 1 },
      answers: { includes: ['Beds'], lacks: ['Paths'] },
    },
  ],
})
