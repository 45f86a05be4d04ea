import {
  detectors,
  type Provider,
  providers,
  readDocuments,
  type Skill,
  scorers,
  skills,
  textAnswer,
} from '@fcc/contracts'
import { definePlugin, type Plugin } from '@fcc/plugin-api'
import { deriveManifest } from '@fcc/plugin-api/manifest'
import { z } from 'zod'
import type { GivenPlugin } from '../runtime.ts'

/** What a test decides of the sample plugin; everything has a default. */
export interface SampleParts {
  readonly id?: string
  readonly version?: string
  readonly kind?: 'plugin' | 'vertical'
  /** The versions whose waiting runs may continue on this one. */
  readonly continues?: string
  /** What the skill `write` does: by default it shouts the note. */
  readonly write?: Skill<{ readonly suffix: string }>['run']
  readonly generate?: NonNullable<Provider['generate']>
  /** What the skill `copy` gives instead of what it is given. */
  readonly copied?: string
  /** Where something begins that is found. */
  readonly detect?: (text: string, settings: { readonly suffix: string }) => readonly number[]
  /** The pieces in which the model answers, instead of as a whole. */
  readonly stream?: NonNullable<Provider['stream']>
  /** How far the detector says that it looks. */
  readonly window?: number
  /** More documents, as a vertical's YAML. */
  readonly documents?: string
  readonly onSetup?: () => void | Promise<void>
}

const riscear = `
riscear:
  role: Writes.
  inputs: [a note]
  style: Plain.
  constraints: [MUST be short.]
  expected_output: [Summary]
  archetype: The Writer
  responsibilities: [writing]
  role_skills: [words]
  role_collaborators: [readers]
  role_adoption_checklist: [has a pen]
`

/** A persona as YAML. */
export function personaYaml(code: string, more = ''): string {
  return `
persona: ${code}
name: Persona ${code}
phase: Create
role_title: Writer
category: test
color: '#000000'
${more}${riscear}`
}

const documents = `
${personaYaml('WR')}
---
${personaYaml('BLD', 'duties: [build]')}
---
${personaYaml('CHK', 'duties: [check]')}
---
scheme: secret
title: Secrets
categories: [secret, handled]
classify: [{ finding: secret/, category: secret }]
---
constitution: house
title: House rules
rules:
  - id: no-nuclear
    tier: hard_stop
    at: [run_input, handoff]
    when: "findings.exists(f, f.category == 'secret/nuclear')"
    say: Nothing nuclear may go further.
  - id: waivable
    tier: mandatory
    at: [release]
    when: "'handled' in labels"
    window: 0
    say: Handled content is not released.
    waivable_by: [officer]
permits:
  - id: sample-model
    at: [egress]
    when: "'DPA' in provider.agreements"
separations:
  - id: builder-is-not-checker
    duties: [build, check]
    say: Who builds does not check.
---
gate: not-empty
title: Not empty
threshold: 1
checks: [{ id: some, content: { words: { at_least: 1 } } }]
---
gate: long
title: Long enough
threshold: 1
checks: [{ scorer: length, required: true, at_least: 1 }]
---
workflow: write
start: write
nodes:
  - { id: write, persona: WR, skill: write }
---
scenario: write
title: Write
purposes: [drafting, review]
input: { note: { type: text, max_bytes: 100 } }
workflow: write
outcomes: { written: { gate: not-empty } }
---
workflow: twice
start: first
nodes:
  - { id: first, persona: WR, skill: write }
  - { id: second, persona: WR, skill: copy }
edges:
  - { from: first, to: second, carries: written }
---
scenario: twice
title: Twice
purposes: [drafting]
input: { note: { type: text } }
workflow: twice
outcomes: { copied: { gate: not-empty }, written: { gate: not-empty } }
---
workflow: signed
start: build
nodes:
  - { id: build, persona: BLD, skill: write }
  - { id: sign, persona: CHK, human: { roles: [reviewer], ask: Is it good? }, produces: signature }
edges:
  - { from: build, to: sign, carries: written }
---
scenario: signed
title: Signed
purposes: [drafting]
input: { note: { type: text } }
workflow: signed
outcomes: { written: { gate: not-empty } }
---
workflow: asked
start: ask
nodes:
  - { id: ask, persona: WR, action: document, produces: answer }
---
scenario: asked
title: Asked
purposes: [drafting]
input: { note: { type: text } }
workflow: asked
outcomes: { answer: { gate: not-empty } }
`

/** A plugin with what runs are made of: scenarios `write`, `twice`, `signed` and `asked`. */
export function createSamplePlugin(parts: SampleParts = {}): Plugin {
  const id = parts.id ?? 'sample'
  const read = readDocuments(`${documents}${parts.documents ? `---\n${parts.documents}` : ''}`, {
    file: 'sample.yaml',
  })
  if (read.problems.length > 0) {
    throw new Error(read.problems.map(({ why, place }) => `${place?.line} ${why}`).join('\n'))
  }
  return definePlugin({
    id,
    settings: z.strictObject({ suffix: z.string().default('!') }),
    async setup({ contribute }) {
      for (const document of read.documents) {
        contribute(document.point, { ...document.value, id: `${id}/${document.name}` } as never)
      }
      contribute(skills, {
        id: `${id}/write`,
        title: 'Write',
        says: 'wrote {words} words',
        input: ['note'],
        output: ['written'],
        run:
          parts.write ??
          (({ artifacts }, { settings }) => ({
            artifacts: { written: `${artifacts.note?.text.toUpperCase()}${settings.suffix}` },
            measures: { words: 1 },
          })),
      })
      contribute(skills, {
        id: `${id}/copy`,
        title: 'Copy',
        input: ['written'],
        output: ['copied'],
        run: ({ artifacts }) => ({
          artifacts: { copied: parts.copied ?? artifacts.written?.text ?? '' },
        }),
      })
      contribute(scorers, {
        id: `${id}/length`,
        title: 'Length',
        score: ({ text }) => ({ kind: 'scored', value: text.length > 9 ? 1 : 0, reason: 'so' }),
      })
      contribute(detectors, {
        id: `${id}/words`,
        title: 'Secret words',
        version: '1',
        categories: ['secret/'],
        ...(parts.window === undefined ? {} : { window: parts.window }),
        detect: (text, { settings }) =>
          (parts.detect ?? wordsIn)(text, settings).map((start) => ({
            category: text.startsWith('NUCLEAR', start) ? 'secret/nuclear' : 'secret/word',
            span: { start, end: start + 6 },
            confidence: 1,
            detector: `${id}/words`,
          })),
      })
      contribute(providers, {
        id: `${id}/model`,
        title: 'Model',
        attributes: {
          location: 'in-process',
          region: 'here',
          // A claim that no plugin may make for itself.
          agreements: ['BAA'],
          cloud: 'none',
          retentionDays: 0,
        },
        deterministic: false,
        ...(parts.stream ? { stream: parts.stream } : {}),
        generate:
          parts.generate ??
          (({ messages }) =>
            textAnswer(`asked ${messages.length > 0}`, {
              model: 'm',
              usage: { inputTokens: 1, outputTokens: 2 },
            })),
      })
      await parts.onSetup?.()
    },
  })
}

const wordsIn = (text: string): readonly number[] =>
  [...text.matchAll(/SECRET|NUCLEAR/g)].map(({ index }) => index)

/** The plugin with a manifest that says which kind it is. */
export function given(plugin: Plugin, parts: SampleParts = {}): GivenPlugin {
  const { version = '1.0.0', kind = 'vertical', continues } = parts
  return { plugin, found: deriveManifest(plugin, { version, kind, continues }) }
}

/** The sample plugin, given. */
export function sample(parts: SampleParts = {}): GivenPlugin {
  return given(createSamplePlugin(parts), parts)
}

/** A plugin that contributes the documents of a YAML text and nothing else. */
export function contributing(id: string, yaml: string, parts: SampleParts = {}): GivenPlugin {
  const { documents: read, problems } = readDocuments(yaml, { file: `${id}.yaml` })
  if (problems.length > 0) throw new Error(problems.map(({ why }) => why).join('\n'))
  const plugin = definePlugin({
    id,
    setup({ contribute }) {
      for (const document of read) {
        contribute(document.point, { ...document.value, id: `${id}/${document.name}` } as never)
      }
    },
  })
  return given(plugin, parts)
}
