import coreCatalogue from '@fcc/plugin-core-catalog'
import { createRuntime, parseConfig, type Runtime } from '@fcc/runtime'
import { afterEach, describe, expect, it } from 'vitest'
import { type CountingServer, createCountingServer } from './counting-server.ts'
import plugin from './index.ts'
import type { WireRequest } from './wire.ts'

const brief = '# A shed\n\nForty tools, thirty households.\n'
/** The sections that each step of GEN-001 is held to. */
const sections: Readonly<Record<string, readonly string[]>> = {
  'research-inventory': [
    ...['Capability matrix', 'Annotated references', 'Traceability matrix', 'Capability tags'],
  ],
  'blueprints-specs': [
    ...['Architecture diagrams', 'API specifications', 'Data models', 'Workflow definitions'],
  ],
  'publish-handoff': [
    ...['Style guide compliance', 'Version record', 'Review report', 'Standards edits'],
  ],
  runbook: ['Step-by-step procedures', 'Automation scripts', 'Troubleshooting guide'],
  'user-guide': ['Quick start guide', 'Detailed steps', 'Troubleshooting section'],
}
/** What the brief states, and where. */
const body = '- Forty tools for thirty households [brief:3]'

function documentOf(produces: string, parts = sections[produces] ?? []): string {
  return `# ${produces}\n\n${parts.map((part) => `## ${part}\n\n${body}`).join('\n\n')}\n`
}

let server: CountingServer | undefined
let runtime: Runtime | undefined
afterEach(async () => {
  await runtime?.close()
  await server?.close()
})

async function runGenesis(respond: (request: WireRequest, key: string) => string) {
  server = await createCountingServer({ respond })
  const config = parseConfig(
    `tenant: { id: shed }
store: { use: memory }
provider: provider-loopback/loopback
settings: { provider-loopback: { endpoint: "${server.endpoint}" } }
`,
    'fcc.yaml',
  )
  runtime = await createRuntime({ config, plugins: [coreCatalogue, plugin] })
  const session = runtime.tenant('shed').as({ kind: 'human', id: 'ada', roles: [] })
  const handle = await session.start('GEN-001', { brief })
  const run = await handle.finished()
  const { visits } = await session.explain(run.id)
  return { run, server, visits }
}

describe('GEN-001 with a provider outside the process', () => {
  it('sends unlabelled content, as the standard constitution permits by name', async () => {
    const { run, visits, server } = await runGenesis(({ produces }) => documentOf(produces))
    expect([run.state, run.reasons]).toEqual(['completed', []])
    const permits = visits.flatMap(({ decisions }) =>
      decisions.filter(({ at }) => at === 'egress').flatMap(({ reasons }) => reasons),
    )
    expect(new Set(permits.map(({ rule }) => rule))).toEqual(
      new Set(['standard/unlabelled-to-this-machine']),
    )
    expect([...server.performed.values()]).toEqual([1, 1, 1, 1, 1])
  })

  it('puts each persona’s constraints and expected output into what is sent', async () => {
    const { server } = await runGenesis(({ produces }) => documentOf(produces))
    const guide = server.received.find(({ produces }) => produces === 'user-guide')
    expect(guide?.system).toContain(
      'MUST let a reader reach a first result within the quick start.',
    )
    for (const section of sections['user-guide'] ?? []) expect(guide?.system).toContain(section)
  })

  it('takes a review without its edits back to the blueprint, once, and says there what was missing', async () => {
    const { run, visits, server } = await runGenesis(({ produces }, key) => {
      const isFirstReview = key.includes('/review/1/')
      return documentOf(produces, isFirstReview ? ['Version record', 'Review report'] : undefined)
    })
    expect(run.state).toBe('completed')
    expect(visits.map(({ node }) => node)).toEqual([
      ...['research', 'blueprint', 'review', 'blueprint', 'review', 'runbook', 'guide'],
    ])
    const second = server.received.filter(({ produces }) => produces === 'blueprints-specs').at(-1)
    expect(second?.user).toContain('begins: feedback "publish-handoff"')
    expect(run.nodes.review?.taken).toMatchObject({ blueprint: { taken: 1 } })
  })

  it('ends at the gate when work that goes back does not get better', async () => {
    const { run } = await runGenesis(({ produces }) =>
      documentOf(produces, produces === 'runbook' ? ['Automation scripts'] : undefined),
    )
    expect(run.state).toBe('rejected')
    expect(run.reasons.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['gate']))
    expect(run.released).toEqual({})
  })
})
