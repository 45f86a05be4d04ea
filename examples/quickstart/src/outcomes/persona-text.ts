/** What the tests change of a persona. */
export interface PersonaParts {
  readonly constraint: string
  /** What the output must contain for the constraint to be kept. */
  readonly phrase: string
  readonly expected: string
}

/** A tenant's persona, with a workflow in which it writes and a gate that holds it to its own words. */
export function personaFiles({ constraint, phrase, expected }: PersonaParts): string {
  return `persona: TWR
name: Test Writer
phase: Create
role_title: Writer of summaries
category: healthcare
color: "#123456"
riscear:
  role: Writes a summary.
  inputs: [A note]
  style: Short.
  constraints:
    - text: ${constraint}
      check: { contains: "${phrase}" }
  expected_output: [${expected}]
  archetype: The Scribe
  responsibilities: [Write]
  role_skills: [Writing]
  role_collaborators: [CDS]
  role_adoption_checklist: [It writes]
---
gate: own-words
title: The writer kept to its own words
threshold: 1
checks:
  - { id: sections, required: true, persona: expected_output }
  - { id: wording, required: true, persona: constraints }
---
scenario: written-summary
title: A summary by the tenant's writer
purposes: [treatment]
input:
  note: { type: text, required: true, max_bytes: 65536 }
workflow: written-summary
outcomes: {}
---
workflow: written-summary
start: write
nodes:
  - id: write
    persona: TWR
    action: document
    provider: provider-loopback/loopback
    produces: summary
    gate: { id: own-words, on: summary }
`
}
