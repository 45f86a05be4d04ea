import { detectors, readDocuments } from '@fcc/contracts'
import { definePlugin, type Plugin } from '@fcc/plugin-api'

/** How far back everything looks that looks at the outcome. */
const WINDOW = 32

const documents = `
scenario: tell
title: Tell
purposes: [telling]
input: { note: { type: text, labels: [] } }
workflow: tell
outcomes: { told: { gate: said, streams: true } }
---
workflow: tell
start: ask
nodes:
  - { id: ask, persona: core-catalog/RC, action: document, tools: [tools-mcp/tools], produces: found }
  - { id: tell, persona: core-catalog/RC, action: document, produces: told }
edges: [{ from: ask, to: tell, carries: found }]
---
gate: said
title: Something is said
threshold: 1
checks: [{ id: some, content: { words: { at_least: 1 } } }]
---
constitution: badges
title: Badges stay inside
rules:
  - id: no-badges
    tier: mandatory
    at: [output]
    when: "findings.exists(f, f.category == 'teller/badge')"
    say: Numbers of badges are taken out.
    remedy: redact
    window: ${WINDOW}
`

/** A scenario of two steps: a model that uses a tool, and one whose answer streams under a rule. */
export const teller: Plugin = definePlugin({
  id: 'teller',
  setup({ contribute }) {
    const { documents: read } = readDocuments(documents, { file: 'teller.yaml' })
    for (const document of read) {
      contribute(document.point, { ...document.value, id: `teller/${document.name}` } as never)
    }
    contribute(detectors, {
      id: 'teller/badges',
      title: 'Badge numbers',
      version: '1',
      categories: ['teller/'],
      window: WINDOW,
      detect: (text) =>
        [...text.matchAll(/badge (\d{4})/g)].map(({ index }) => ({
          category: 'teller/badge',
          span: { start: index + 6, end: index + 10 },
          confidence: 1,
          detector: 'teller/badges',
        })),
    })
  },
})
