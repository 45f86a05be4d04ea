import { contributeCatalogue, detectors, providers, textAnswer } from '@fcc/contracts'
import { definePlugin } from '@fcc/plugin-api'
import { callIn } from './corpus.ts'

const CATEGORIES: Readonly<Record<string, string>> = { BOMB: 'house/bomb', TEAR: 'house/tear' }

/**
 * What the model behind runs was asked. The runtime loads this module by itself, beside the copy that a test has: both
 * know the same list.
 */
export const askedOfModel: string[] = sharedList()

function sharedList(): string[] {
  const shared = globalThis as { [key: symbol]: string[] | undefined }
  const key = Symbol.for('fcc.acceptance.asked-of-model')
  shared[key] ??= []
  return shared[key]
}

/** The plugin of the corpus: a detector of codes and bombs, and a model that does what the corpus says. */
export const house = definePlugin({
  id: 'house',
  setup({ contribute }) {
    contribute(detectors, {
      ...{ id: 'house/words', title: 'Words', version: '1', categories: ['house/'] },
      detect: (text) =>
        [...text.matchAll(/K-\d+|BOMB|TEAR/g)].map(({ 0: word, index }) => ({
          category: CATEGORIES[word] ?? 'house/code',
          span: { start: index, end: index + word.length },
          confidence: 1,
          detector: 'house/words',
        })),
    })
    contribute(providers, {
      id: 'house/vendor',
      title: 'Vendor',
      attributes: {
        ...{ location: 'remote', region: 'eu', cloud: 'commercial', retentionDays: 0 },
        agreements: [],
      },
      deterministic: false,
      generate({ messages }) {
        const texts = JSON.stringify(messages)
        askedOfModel.push(texts)
        const found = callIn(texts)
        const said = { model: 'm', usage: { inputTokens: 1, outputTokens: 1 } }
        if (!found?.call || messages.some(({ role }) => role === 'tool')) {
          return textAnswer(found?.answer ?? 'What?', said)
        }
        const { tool, arguments: given } = found.call
        const part = { kind: 'tool_call' as const, id: 'c1', tool, arguments: given }
        return { parts: [part], stop: 'tool_calls', ...said }
      },
    })
    contributeCatalogue(contribute, {
      pluginId: 'house',
      folder: new URL('data/', import.meta.url),
    })
  },
})
