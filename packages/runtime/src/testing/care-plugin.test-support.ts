import { detectors, providers, readDocuments, skills, textAnswer } from '@fcc/contracts'
import { definePlugin } from '@fcc/plugin-api'
import type { GivenPlugin } from '../runtime.ts'
import { given, personaYaml } from './sample-plugin.test-support.ts'

/** What a test learns of a vertical whose one provider is outside the process. */
export interface Care {
  readonly plugin: GivenPlugin
  /** The texts that reached the provider. */
  readonly sent: string[]
  /** The texts that the detector was given. */
  readonly scanned: string[]
}

const asked = (name: string, inputs: string) => `
scenario: ${name}
title: ${name}
purposes: [treatment]
input: { ${inputs} }
workflow: care/ask
`

/** A scenario of a tenant's own that hands its input to the provider. */
export const ownScenario = (inputs: string): string => asked('own', inputs)

const documents = `
${personaYaml('CR')}
---
scheme: phi
title: Health
categories: [phi, phi-found]
classify: [{ finding: found/, category: phi-found }]
intake: [phi]
---
constitution: care
title: Care
permits: [{ id: unlabelled, at: [egress], when: "size(labels) == 0" }]
---
workflow: ask
start: ask
nodes: [{ id: ask, persona: CR, action: document, provider: care/outside, produces: answer }]
---
workflow: read
start: read
nodes: [{ id: read, persona: CR, skill: read }]
---
workflow: over
start: each
nodes: [{ id: each, persona: CR, action: document, provider: care/outside, produces: answer, map: { over: table, as: row, at_most: 9 } }]
---
${asked('clinical', 'note: { type: text, kind: clinical, labels: [phi] }')}
---
${asked('bare', 'note: { type: text, kind: instructions, labels: [] }')}
---
${asked('table', 'table: { type: text, kind: reference }')}
---
${asked('form', 'note: { type: [text, csv], kind: document }')}
---
${asked('looked', 'table: { type: text, kind: reference }').replace('care/ask', 'care/read')}
---
${asked('rows', 'table: { type: json, kind: reference }').replace('care/ask', 'care/over')}
`

/** A vertical: its scheme labels at intake, its provider gets what no label is on, its detector fails on ☠. */
export function createCare(): Care {
  const sent: string[] = []
  const scanned: string[] = []
  const { documents: read, problems } = readDocuments(documents, { file: 'care.yaml' })
  if (problems.length > 0) throw new Error(problems.map(({ why }) => why).join('\n'))
  const plugin = definePlugin({
    id: 'care',
    setup({ contribute }) {
      for (const document of read) {
        contribute(document.point, { ...document.value, id: `care/${document.name}` } as never)
      }
      contribute(skills, {
        id: 'care/read',
        title: 'Read',
        input: ['table'],
        output: ['size'],
        run: ({ artifacts }) => ({ artifacts: { size: `${artifacts.table?.text.length}` } }),
      })
      contribute(detectors, {
        id: 'care/found',
        title: 'Found',
        version: '1',
        categories: ['found/'],
        detect(text) {
          scanned.push(text)
          if (text.includes('☠')) throw new Error('not mine')
          return [...text.matchAll(/ROE|over ALL[\s\S]*parts/g)].map(
            ({ index, 0: { length } }) => ({
              category: 'found/name',
              span: { start: index, end: index + length },
              confidence: 1,
              detector: 'care/found',
            }),
          )
        },
      })
      contribute(providers, {
        id: 'care/outside',
        title: 'Outside',
        attributes: {
          location: 'remote',
          region: 'here',
          agreements: [],
          cloud: 'none',
          retentionDays: 0,
        },
        deterministic: false,
        generate({ messages }) {
          sent.push(JSON.stringify(messages))
          return textAnswer('done', { model: 'm', usage: { inputTokens: 1, outputTokens: 1 } })
        },
      })
    },
  })
  return { plugin: given(plugin, { kind: 'vertical' }), sent, scanned }
}
