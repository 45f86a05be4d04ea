// Prunes a tenant in a process of its own, two records to a transaction, so that it can be killed in between.
import { DEFAULT_LIMITS } from '../config/host-config.ts'
import { createRuntime } from '../create-runtime.ts'
import { hostConfigOf } from './host-config.test-support.ts'
import { sample } from './sample-plugin.test-support.ts'

const [directory = '', now = '0'] = process.argv.slice(2)

const runtime = await createRuntime({
  config: hostConfigOf({
    directory,
    store: 'sqlite',
    tenants: { riverside: { retention: { runs: 1, audit_entries: 1, events: 1 } } },
    config: { limits: { ...DEFAULT_LIMITS, pruneBatch: 2 } },
  }),
  plugins: [sample()],
  recover: false,
  clock: () => Number(now),
})
const ada = { kind: 'human', id: 'ada', roles: [] } as const
await runtime.tenant('riverside').as(ada).prune({ apply: true })
await runtime.close()
