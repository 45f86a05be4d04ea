import { describe, expect, it } from 'vitest'
import { ownDocuments } from '../testing/own-documents.test-support.ts'
import { type SampleParts, sample } from '../testing/sample-plugin.test-support.ts'
import { openSession } from '../testing/test-runtime.test-support.ts'

/** Names that every object has, whoever made it. */
const names = ['constructor', 'toString', 'valueOf', 'hasOwnProperty'] as const

const workflow = `workflow: own
start: ${names[0]}
nodes:
${names.map((id) => `  - { id: ${id}, persona: WR, skill: write }`).join('\n')}
edges:
${names
  .slice(1)
  .map((id, index) => `  - { from: ${names[index]}, to: ${id}, carries: [written, note] }`)
  .join('\n')}
---
scenario: own
title: Own
purposes: [drafting]
input: { note: { type: text } }
workflow: own
`

describe('a node with a name that every object has', () => {
  it('is handed its inputs, visited once and counted from 1', async () => {
    const handed: (readonly string[])[] = []
    const write: SampleParts['write'] = ({ artifacts }) => {
      handed.push(Object.keys(artifacts).sort())
      return { artifacts: { written: artifacts.note?.text.toUpperCase() ?? 'nothing' } }
    }
    const folder = ownDocuments({ 'own.yaml': workflow })
    const session = await openSession({
      plugins: [sample({ write })],
      tenants: { riverside: { personas: { sources: [folder], includeCore: true } } },
    })
    const run = await (await session.start('own', { note: 'hello' })).finished()
    expect(run.state).toBe('completed')
    expect(handed).toHaveLength(names.length)
    for (const artifacts of handed) expect(artifacts).toContain('note')
    const { visits } = await session.explain(run.id)
    expect(visits.map(({ node, number }) => [node, number])).toEqual(names.map((name) => [name, 1]))
    for (const name of names) expect(run.nodes[name]).toMatchObject({ visits: 1 })
  })
})
