import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createRuntime, parseConfig } from '@fcc/runtime'

// What a start with three verticals is held against: the core catalogue and every vertical that there is, those that
// are data alone among them, each set up and compiled for a tenant.
const directory = fileURLToPath(new URL('../..', import.meta.url))
const tenants = ['healthcare', 'finserv', 'gov', 'legal', 'insurance', 'energy'].map(
  (name) => `  ${name}: { name: ${name}, namespace: 'urn:${name}', plugins: [fcc-${name}] }`,
)
const config = parseConfig(
  `store: { use: memory }\ntenants:\n${tenants.join('\n')}\n`,
  join(directory, 'fcc.yaml'),
)
const runtime = await createRuntime({ directory, config })
const refused = runtime.tenants.list().filter(({ state }) => state !== 'ready')
if (refused.length > 0) throw new Error(JSON.stringify(refused[0]?.diagnostics[0]))
process.stdout.write('ready')
await runtime.close()
