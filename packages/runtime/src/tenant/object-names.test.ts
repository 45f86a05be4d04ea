import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openStoreKeeper } from '../store-care/store-keeper.ts'
import { ownDocuments } from '../testing/own-documents.test-support.ts'
import { type SampleParts, sample } from '../testing/sample-plugin.test-support.ts'
import {
  grace,
  openRuntime,
  openSession,
  temporaryFolder,
} from '../testing/test-runtime.test-support.ts'

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

describe('a tenant with a name that every object has', () => {
  it('is added, exported and backed up like every other, and so are the others', async () => {
    const runtime = await openRuntime({ store: 'sqlite', directory: temporaryFolder() })
    const { riverside } = runtime.config.tenants
    if (!riverside) throw new Error('there is no tenant')
    for (const id of names) {
      await runtime.tenants.add({ ...riverside, id, namespace: `urn:fcc:tenant:${id}` }, grace)
    }
    const folder = temporaryFolder()
    const [id] = names
    const exported = await runtime.tenants.export(id, grace, { file: join(folder, 'archive') })
    expect(exported.tenant).toBe(id)
    const keeper = await openStoreKeeper({ config: runtime.config, plugins: [sample()] })
    onTestFinished(() => keeper.close())
    const { tenants } = await keeper.backUp({ file: join(folder, 'backup') }, grace)
    expect(tenants.map(({ tenant }) => tenant).sort()).toEqual([...names].sort())
  })
})
