import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createRuntime, parseConfig } from '@fcc/runtime'

// What an empty Node process is held against: plugins found by the dependencies of this package, the core
// catalogue and three verticals set up, three tenants decided and compiled.
const directory = fileURLToPath(new URL('../..', import.meta.url))
const config = parseConfig(
  `store: { use: memory }
tenants:
  hospital: { name: Hospital, namespace: 'urn:hospital', plugins: [fcc-healthcare] }
  bank: { name: Bank, namespace: 'urn:bank', plugins: [fcc-finserv] }
  agency: { name: Agency, namespace: 'urn:agency', plugins: [fcc-gov] }
`,
  join(directory, 'fcc.yaml'),
)
const runtime = await createRuntime({ directory, config })
const refused = runtime.tenants.list().filter(({ state }) => state !== 'ready')
if (refused.length > 0) throw new Error(JSON.stringify(refused[0]?.diagnostics[0]))
process.stdout.write('ready')
await runtime.close()
