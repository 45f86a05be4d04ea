import { existsSync, readFileSync } from 'node:fs'
import type { RunRecord } from '@fcc/contracts'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { SIGNED_SCENARIO } from '../fixtures/signed-scenario.ts'
import { createTestProject, type TestProject } from '../fixtures/test-project.ts'

const CANARY = 'Korver'
const brief = `# A shed\n\n## Goal\n\nShare forty tools of ${CANARY} among thirty households.\n`
const note = `Discharge note\n\nMRN: 4711-88-2200\nPatient: Mrs. Adaline ${CANARY}, born 03/14/1951.\n`

/** A gate that is never content: once back by feedback, then the run is rejected. */
const LOOP = `workflow: loop
title: A loop
start: draft
nodes:
  - { id: draft, persona: RC, action: document, produces: inventory }
  - { id: check, persona: DE, action: document, produces: guide, gate: { id: quiet, on: inventory } }
edges:
  - { from: draft, to: check, carries: inventory }
  - { from: check, to: draft, type: feedback, carries: guide, at_most: 2 }
---
scenario: loop
title: Loop & <b>bold</b>
purposes: [planning]
input: { sketch: { type: markdown } }
workflow: loop
---
gate: quiet
title: Quiet
threshold: 1
checks: [{ id: never, content: { lacks: e } }]
`

let project: TestProject
let waiting: string
async function start(...argv: readonly string[]): Promise<string> {
  return (await project.json<{ readonly run: RunRecord }>('run', ...argv)).run.id
}
async function drawn(id: string, format = 'svg'): Promise<string> {
  const { code, out, err } = await project.fcc('show', 'run', id, '--format', format)
  expect([code, err]).toEqual([0, ''])
  expect(out).not.toContain(CANARY)
  return out
}
function steps(svg: string): readonly (readonly [string, string])[] {
  return [...svg.matchAll(/<g class="([a-z]+ [a-z]+)" data-step="([^"]*)"/g)].map(
    ([, kind = '', id = '']) => [kind, id],
  )
}

beforeAll(async () => {
  vi.stubEnv('NODE_OPTIONS', '--conditions=source')
  project = createTestProject({
    dependencies: ['fcc-healthcare', '@fcc/example-provider-loopback'],
    files: {
      'fcc.yaml': 'tenant: { id: garden }\npersonas: { sources: [signed.yaml, loop.yaml] }\n',
      'signed.yaml': SIGNED_SCENARIO,
      'loop.yaml': LOOP,
      'brief.md': brief,
      'note.txt': note,
    },
  })
  waiting = await start('signed', '--input', 'brief.md', '--as', 'ada')
})
afterAll(() => {
  project.remove()
  vi.unstubAllEnvs()
})

describe('a run as a picture', () => {
  it('has a lane for each persona, each visit in order, and each gate with its score', async () => {
    const svg = await drawn(await start('GEN-001', '--input', 'brief.md'))
    const nodes = ['research', 'blueprint', 'review', 'runbook', 'guide']
    const seen = steps(svg)
    expect(seen[0]).toEqual(['start well', 'start'])
    expect(seen.at(-1)).toEqual(['end well', 'completed'])
    const visits = seen.filter(([kind]) => kind === 'visit well').map(([, id]) => id)
    expect([...visits].sort()).toEqual(nodes.map((node) => `${node} 1`).sort())
    expect(seen.filter(([kind]) => kind === 'gate well')).toHaveLength(5)
    expect(svg.match(/<polygon class="diamond"/g)).toHaveLength(5)
    expect(svg).toContain('>passed: 1.00 of 0.75<')
    expect(svg.match(/<g class="persona">/g)).toHaveLength(6)
  })

  it('shows what was halted, and names the rule without what was in the input', async () => {
    const args = ['summarise-note', '--input', 'note.txt', '--provider', 'loopback']
    const id = await start(...args)
    const svg = await drawn(id)
    expect(steps(svg).at(-1)).toEqual(['end badly', 'halted'])
    expect(svg).toMatch(/data-way="\d+ failure \d+"/)
    expect(svg).toContain('hipaa/phi-needs-agreement')
    expect(svg).not.toContain('4711-88-2200')
    const html = await drawn(id, 'html')
    expect(html).toMatch(/<details open="open"><summary>✗ halted/)
  })

  it('shows a way back by feedback, the gate that sent it back, and the markup of a title as text', async () => {
    const svg = await drawn(await start('loop', '--input', 'brief.md'))
    const seen = steps(svg)
    expect(seen.map(([, id]) => id)).toEqual([
      ...['start', 'draft 1', 'check 1', 'tenant/quiet'],
      ...['draft 2', 'check 2', 'tenant/quiet', 'rejected'],
    ])
    expect([seen[2]?.[0], seen[5]?.[0]]).toEqual(['visit back', 'visit badly'])
    expect(svg).toContain('data-way="3 feedback 4"')
    expect(svg).toContain('>not passed: 0.00 of 1.00<')
    expect(svg).toContain('Loop &amp; &lt;b&gt;bold&lt;/b&gt;')
    expect(svg).not.toContain('<b>')
  })

  it('shows the question that it waits for, of whom, and no end', async () => {
    const svg = await drawn(waiting)
    expect(steps(svg).at(-1)).toEqual(['question waiting', 'sign'])
    expect(svg).toContain('>for gardener<')
    expect(svg).toContain('May this go out?')
    expect(svg).toMatch(/data-way="\d+ handoff 2"/)
  })

  it('is a page of its own in a file, from a part of the id', async () => {
    const argv = [
      'show',
      'run',
      waiting.slice(-10).toLowerCase(),
      '--format',
      'html',
      '-o',
      'run.html',
    ]
    expect(await project.fcc(...argv)).toMatchObject({ code: 0, out: '  Wrote run.html\n' })
    const html = readFileSync(project.path('run.html'), 'utf8')
    expect(html).toMatch(/^<!doctype html>\n<html lang="en">.*<svg .*<\/svg>.*<\/html>\n$/s)
    expect(html).not.toMatch(/<script|src=|href=(?!"#)|url\(|@import/)
    expect(html).not.toContain(CANARY)
  })

  it('is told in words as explain tells it, and refused for a run that is not there', async () => {
    const { out } = await project.fcc('show', 'run', waiting)
    expect(out).toContain(`run ${waiting}`)
    expect((await project.fcc('explain', waiting)).out.startsWith(out.trimEnd())).toBe(true)
    const argv = ['show', 'run', '01JD5V8R3N4T6W8Y0Z2B4D6F8H', '--format', 'svg', '-o', 'no.svg']
    const { code, err } = await project.fcc(...argv)
    expect([code, err.split(/\s/)[0]]).toEqual([2, 'FCC_RUN_UNKNOWN'])
    expect(existsSync(project.path('no.svg'))).toBe(false)
  })
})
