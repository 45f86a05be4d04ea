import { setTimeout as delay } from 'node:timers/promises'
import { readDocuments, skills } from '@fcc/contracts'
import { definePlugin } from '@fcc/plugin-api'
import { deriveManifest } from '@fcc/plugin-api/manifest'
import type { GivenPlugin } from '@fcc/runtime'

/** How many steps a run of the scenario `five` has. */
export const STEPS = 5
/** How long a step takes beside its side effect, in milliseconds. */
const STEP_MS = 100
/** How long the second step of a run takes after its effect whose note is `late`, in milliseconds. */
const LATE_MS = 1500
/** How long the second step of a run takes whose note is `slow`, in milliseconds. */
const SLOW_MS = 120_000

const steps = Array.from({ length: STEPS }, (_, index) => index + 1)

const documents = `
persona: WKR
name: Worker
phase: Create
role_title: Worker
category: test
color: '#000000'
riscear:
  role: Works.
  inputs: [a note]
  style: Plain.
  constraints: [MUST be short.]
  expected_output: [Summary]
  archetype: The Writer
  responsibilities: [working]
  role_skills: [words]
  role_collaborators: [readers]
  role_adoption_checklist: [has a pen]
---
gate: there
title: There
threshold: 1
checks: [{ id: some, content: { words: { at_least: 1 } } }]
---
workflow: five
start: step1
nodes:
${steps.map((step) => `  - { id: step${step}, persona: WKR, skill: step${step} }`).join('\n')}
edges:
${steps
  .slice(1)
  .map((step) => `  - { from: step${step - 1}, to: step${step}, carries: after${step - 1} }`)
  .join('\n')}
---
scenario: five
title: Five steps
purposes: [drafting]
input: { after0: { type: text } }
workflow: five
outcomes: { after${STEPS}: { gate: there } }
---
workflow: signed
start: sign
nodes: [{ id: sign, persona: WKR, human: { roles: [admin], ask: May it go? }, produces: [signature] }]
---
scenario: signed
title: Signed
purposes: [drafting]
input: { note: { type: text } }
workflow: signed
`

/** What a run of the scenario `five` gives. */
export const outcomeFor = (note: string): string =>
  `${note}${steps.map((step) => `.${step}`).join('')}`

/** A plugin with a scenario of five steps, each of which tells a server at this address that it was done. */
export function fleetPlugin(effects: string): GivenPlugin {
  const read = readDocuments(documents, { file: 'fleet.yaml' })
  if (read.problems.length > 0) throw new Error(read.problems.map(({ why }) => why).join('\n'))
  const plugin = definePlugin({
    id: 'fleet',
    setup({ contribute }) {
      for (const document of read.documents) {
        contribute(document.point, { ...document.value, id: `fleet/${document.name}` } as never)
      }
      for (const step of steps) {
        contribute(skills, {
          id: `fleet/step${step}`,
          title: `Step ${step}`,
          input: [`after${step - 1}`],
          output: [`after${step}`],
          async run({ artifacts }, call) {
            const before = artifacts[`after${step - 1}`]?.text ?? ''
            await call.activity('effect', { step }, async (key, signal) => {
              // What ends its process, as a crash in native code does.
              if (before === 'poison') process.kill(process.pid, 'SIGKILL')
              await delay(before === 'slow.1' ? SLOW_MS : STEP_MS, undefined, { signal })
              const headers = { 'idempotency-key': key }
              const answer = await fetch(effects, { method: 'POST', headers, signal, body: before })
              if (!answer.ok) throw new Error(`The server answered ${answer.status}.`)
              return true
            })
            // What a step does after its effect, and what is committed a moment later.
            if (before === 'late.1') await delay(LATE_MS)
            return { artifacts: { [`after${step}`]: `${before}.${step}` } }
          },
        })
      }
    },
  })
  return { plugin, found: deriveManifest(plugin, { version: '1.0.0', kind: 'vertical' }) }
}
