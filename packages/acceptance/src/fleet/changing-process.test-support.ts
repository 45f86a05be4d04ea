// A process that serves the tenants of a store, and changes one of them where it is told to.
import { createInterface } from 'node:readline'
import { definePlugin, FccError } from '@fcc/plugin-api'
import { deriveManifest } from '@fcc/plugin-api/manifest'
import storePostgres from '@fcc/plugin-store-postgres'
import { createRuntime, type HostConfig, tenantConfig } from '@fcc/runtime'
import { fleetPlugin } from './fleet-plugin.test-support.ts'

const { config, effects, version } = JSON.parse(process.argv[2] ?? '') as {
  readonly config: HostConfig
  readonly effects: string
  /** Of the plugin that a change asks for. */
  readonly version: string
}
const OPERATOR = { kind: 'human', id: 'olga', roles: [] } as const
const tell = (what: object): void => void process.stdout.write(`${JSON.stringify(what)}\n`)

const extra = definePlugin({ id: 'extra', setup() {} })
const runtime = await createRuntime({
  config,
  plugins: [
    ...[storePostgres, fleetPlugin(effects)],
    { plugin: extra, found: deriveManifest(extra, { version }) },
  ],
  onDiagnostic: ({ code, why }) => tell({ told: code, why }),
})
tell({ ready: process.pid })

/** Gives a tenant these plugins, and says what came of it. */
async function change(tenant: string, plugins: readonly string[]): Promise<object> {
  try {
    const changed = tenantConfig(tenant, { plugins: [...plugins] }, config.file)
    const summary = await runtime.tenants.replace(changed, OPERATOR)
    return { changed: summary.version }
  } catch (error) {
    return FccError.is(error) ? { refused: error.code, why: error.why } : { refused: String(error) }
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  const [word, tenant = '', ...plugins] = line.split(' ')
  if (word === 'change') void change(tenant, plugins).then(tell)
  else {
    const running = runtime.tenants.list().map(({ id, version: runs, state }) => [id, runs, state])
    tell({ running: Object.fromEntries(running.map(([id, runs, state]) => [id, [runs, state]])) })
  }
}
