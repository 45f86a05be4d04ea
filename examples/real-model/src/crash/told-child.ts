import { join } from 'node:path'
import coreCatalogue from '@fcc/plugin-core-catalog'
import providers from '@fcc/plugin-provider-ai-sdk'
import toolsMcp from '@fcc/plugin-tools-mcp'
import { createRuntime, parseConfig } from '@fcc/runtime'
import { createTeller } from '../teller.test-support.ts'

/** A model that uses a tool, and one whose answer streams under a rule. */
const teller = createTeller(`workflow: tell
start: ask
nodes:
  - { id: ask, persona: core-catalog/RC, action: document, tools: [tools-mcp/tools], produces: found }
  - { id: tell, persona: core-catalog/RC, action: document, produces: told }
edges: [{ from: ask, to: tell, carries: found }]`)

/** What this process says when the run is over. */
export interface ToldChildReport {
  readonly state: string
  readonly shown: string
  readonly told: string | undefined
  /** The addresses of what the run made, by name: the same bytes, the same address. */
  readonly made: Readonly<Record<string, string>>
  readonly repeated: number
}

const [directory = '', models = '', tools = ''] = process.argv.slice(2)
const config = parseConfig(
  `tenant: { id: shed }
settings:
  tools-mcp: { servers: { ward: { url: "${tools}", tools: [order] } } }
provider: here
limits: { retry_ms: 10, poll_ms: 20, recovery_ms: 100 }
providers:
  here: { kind: openai-compatible, model: m-1, base_url: ${models}, key: env:FCC_TEST_TOLD_KEY }
`,
  join(directory, 'fcc.yaml'),
)
const runtime = await createRuntime({
  config,
  plugins: [coreCatalogue, providers, toolsMcp, teller],
})
const session = runtime.tenant('shed').as({ kind: 'human', id: 'ada', roles: [] })
const options = { watch: true, wait: true, idempotencyKey: 'one', subjects: ['one'] }
const handle = await session.start('tell', { note: 'Tell it.' }, options)
let shown = ''
for await (const each of handle.shown()) {
  if (each.kind === 'streaming') shown = ''
  if (each.kind === 'text') shown += each.text
}
const run = await handle.finished()
const { visits } = await session.explain(run.id)
const report: ToldChildReport = {
  state: run.state,
  shown,
  told: run.released.told ? (await session.outcome(run.id, 'told')).text : undefined,
  made: Object.fromEntries(
    Object.entries(run.artifacts).map(([key, { address }]) => [key, address]),
  ),
  repeated: visits.flatMap(({ calls = [] }) => calls).filter(({ repeated }) => repeated).length,
}
console.log(JSON.stringify(report))
await runtime.close()
