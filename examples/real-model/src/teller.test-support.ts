import { detectors, readDocuments } from '@fcc/contracts'
import { definePlugin, type Plugin } from '@fcc/plugin-api'

/** How far back everything looks that looks at the outcome. */
const WINDOW = 32

/** The documents beside a workflow that is called `tell` and makes `told`. */
const documentsWith = (workflow: string): string => `
scenario: tell
title: Tell
purposes: [telling]
input: { note: { type: text, labels: [] } }
workflow: tell
outcomes: { told: { gate: said, streams: true } }
---
${workflow}
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

/**
 * A plugin with a scenario whose outcome streams, a rule that takes something out of it, and a detector that
 * says how far it looks.
 *
 * @param workflow as YAML
 */
export function createTeller(workflow: string): Plugin {
  return definePlugin({
    id: 'teller',
    setup({ contribute }) {
      const { documents: read } = readDocuments(documentsWith(workflow), { file: 'teller.yaml' })
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
}
