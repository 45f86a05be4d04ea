import { pluginContract, pointContract } from '@fcc/testing'
import plugin from '../index.ts'

pluginContract(plugin)

pointContract(plugin, 'providers', 'provider-deterministic/deterministic', {
  cases: [
    {
      name: 'a document with the sections that the persona is expected to give',
      artifacts: { sketch: '# Beds\n\nFour beds lie in the sun.' },
      answers: { includes: ['## Summary', 'lie in the sun', '[sketch:3]', 'no model spoke'] },
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
      name: 'a value of a schema, from what was handed over',
      artifacts: { sketch: 'Four beds lie in the sun.' },
      schema: {
        type: 'object',
        properties: { beds: { type: 'array', items: { type: 'string' } } },
        required: ['beds'],
        additionalProperties: false,
      },
      answers: '{\n  "beds": [\n    "Four beds lie in the sun. [sketch:1]"\n  ]\n}',
    },
    {
      name: 'a value that no code can know',
      artifacts: { sketch: 'Four beds lie in the sun.' },
      schema: { type: 'object', properties: { beds: { type: 'integer' } }, required: ['beds'] },
      refuses: 'FCC_PROVIDER_REFUSED',
    },
    {
      name: 'shorter quotations, where the tenant wants them shorter',
      artifacts: { sketch: `Four beds lie in the sun${' and in the rain'.repeat(9)} of May.` },
      settings: { maxQuoteLength: 60 },
      answers: { includes: ['Four beds lie in the sun', '…'], lacks: ['of May'] },
    },
  ],
})
