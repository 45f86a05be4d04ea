import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createTestProject, type TestProject } from '../fixtures/test-project.ts'

let project: TestProject
beforeAll(() => {
  vi.stubEnv('NODE_OPTIONS', '--conditions=source')
  project = createTestProject({
    dependencies: [
      '@fcc/plugin-core-catalog',
      '@fcc/plugin-provider-deterministic',
      '@fcc/plugin-detectors-common',
    ],
    files: {
      'fcc.yaml': `tenant: { id: garden }
governance: { findings: { pii/email: redact, secret/private-key: block, pii/us-ssn: warn } }
include: [governance.yaml]
personas: { sources: [garden.yaml] }
`,
      'governance.yaml': `data_governance:
  content_filtering: { block_patterns: [credit_card, passports] }
  pii_detection: { action: redact }
`,
      'garden.yaml': `workflow: noted
start: draft
nodes:
  - { id: draft, persona: RC, action: document, produces: inventory }
  - { id: again, persona: DE, action: document, produces: letter }
edges:
  - { from: draft, to: again, carries: inventory }
---
scenario: noted
title: Noted
purposes: [planning]
input: { sketch: { type: markdown } }
workflow: noted
`,
      'mail.md': 'Write to ada@example.org on Monday about the beds.\n',
      'plain.md': 'Water the beds on Monday.\n',
      'card.md': 'Pay with 4111 1111 1111 1111 on Monday.\n',
    },
  })
})
afterAll(() => {
  project.remove()
  vi.unstubAllEnvs()
})

describe('data_governance of a configuration', () => {
  it('ends a run that has in it what the file blocks, and no other', async () => {
    const plain = await project.fcc('run', 'noted', '--input', 'plain.md')
    expect([plain.code, plain.err]).toEqual([0, ''])
    const card = await project.fcc('run', 'noted', '--input', 'card.md')
    expect(card.code).toBe(3)
    expect(card.out + card.err).toContain('data-governance/blocked-content')
  })

  it('redacts what the tenant says of a category, and explain says by which rule', async () => {
    const run = await project.fcc('run', 'noted', '--input', 'mail.md')
    expect([run.code, run.err]).toEqual([0, ''])
    const { out } = await project.fcc('explain')
    expect(out).toContain('findings/pii.email')
    expect(out).toContain('data-governance/pii')
    expect(out).not.toContain('ada@example.org')
    const doctor = await project.fcc('doctor')
    expect(doctor.out).toMatch(/FCC_CONFIG_LOOSER[\s\S]*pii\/us-ssn/)
  })

  it('has doctor name what of it nothing here does', async () => {
    const { out } = await project.fcc('doctor')
    expect(out).toContain('FCC_CONFIG_NOT_DONE')
    expect(out).toContain('no detector here finds passports')
  })
})
