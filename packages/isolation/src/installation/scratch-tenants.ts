import { randomInt } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { TenantConfig } from '@fcc/runtime'
import { token } from '../arena/make-names.ts'

/** A tenant that is there for the suite alone, with a catalogue of its own. */
export interface ScratchTenant {
  readonly config: TenantConfig
  /** A text that is in everything of it, and in nothing else. */
  readonly canary: string
}

/** What a scratch tenant runs: a question that a person answers, about what came in. It needs no plugin. */
export const SCRATCH_SCENARIO = 'isolation-question'

const documentsOf = (canary: string): string => `
persona: ISO
name: Isolation Reader
phase: Create
role_title: Reader
category: isolation
color: '#000000'
riscear:
  role: Reads what the suite wrote for ${canary}.
  inputs: [a note]
  style: Plain.
  constraints: [MUST be short.]
  expected_output: [Answer]
  archetype: The Reader
  responsibilities: [reading]
  role_skills: [words]
  role_collaborators: [readers]
  role_adoption_checklist: [can read]
---
gate: isolation-any
title: Anything
threshold: 1
checks: [{ id: some, content: { words: { at_least: 1 } } }]
---
workflow: isolation-question
start: ask
nodes:
  - { id: ask, persona: ISO, human: { roles: [isolation-reader], ask: Is it so? }, produces: answer }
---
scenario: ${SCRATCH_SCENARIO}
title: Isolation question
purposes: [isolation]
input: { note: { type: text } }
workflow: isolation-question
outcomes: { answer: { gate: isolation-any } }
`

/** Words that no detector takes for anything. */
const WORDS = [
  ...['apple', 'bench', 'cloud', 'daisy', 'elbow', 'fence', 'grape', 'house', 'igloo', 'jelly'],
  ...['kettle', 'lemon', 'mango', 'north', 'olive', 'pearl', 'quilt', 'river', 'spoon', 'table'],
]

/** A text that nobody else has, in words: letters and digits at random look like a secret. */
function makeCanary(): string {
  return ['canary', ...Array.from({ length: 14 }, () => WORDS[randomInt(WORDS.length)])].join('-')
}

/** Makes a tenant that nobody has yet, with its documents in a folder. */
export async function makeScratchTenant(part: string, folder: string): Promise<ScratchTenant> {
  const id = `isolation-${part}-${token(4)}`
  const canary = makeCanary()
  const file = join(folder, `${id}.yaml`)
  await writeFile(file, documentsOf(canary))
  return {
    canary,
    config: {
      ...{ id, name: id, namespace: `urn:fcc:tenant:${id}` },
      personas: { sources: [file], includeCore: false },
      governance: { constitutions: [], qualityGates: [] },
      // No vertical: its rules are about its own scenarios, and one of a single question may not end under them.
      ...{ plugins: [], settings: {}, provider: undefined, providers: {} },
    },
  }
}
