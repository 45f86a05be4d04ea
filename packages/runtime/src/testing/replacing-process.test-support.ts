// Replaces the plugins of a tenant again and again, with --expose-gc, and tells what is held before and after.
import { setTimeout } from 'node:timers/promises'
import { skills } from '@fcc/contracts'
import { definePlugin } from '@fcc/plugin-api'
import { tenantConfig } from '../config/tenant-config.ts'
import { createRuntime } from '../create-runtime.ts'
import { hostConfigOf } from './host-config.test-support.ts'
import { given, sample } from './sample-plugin.test-support.ts'

const [warmUp = 0, rounds = 0, megabytes = 0] = process.argv.slice(2).map(Number)

/** What each start of it holds on to, so that a start that is kept shows. */
const heavy = given(
  definePlugin({
    id: 'heavy',
    setup({ contribute }) {
      const held = Buffer.alloc(megabytes * 1024 * 1024, 1)
      contribute(skills, {
        id: 'heavy/weigh',
        title: 'Weigh',
        input: [],
        output: ['weight'],
        run: () => ({ artifacts: { weight: String(held.length) } }),
      })
    },
  }),
)
const runtime = await createRuntime({
  config: hostConfigOf({ tenants: { riverside: { plugins: ['sample'] } } }),
  plugins: [sample(), heavy],
  recover: false,
})
const grace = { kind: 'human', id: 'grace', roles: [] } as const
const session = runtime.tenant('riverside').as(grace)
const started: WeakRef<object>[] = []

async function replace(times: number): Promise<void> {
  for (let round = 0; round < times; round += 1) {
    for (const plugins of [['sample', 'heavy'], ['sample']]) {
      const block = { provider: 'sample/model', plugins }
      await runtime.tenants.replace(tenantConfig('riverside', block, ''), grace)
      started.push(new WeakRef(runtime.tenant('riverside').model.assembly))
      await (await session.start('write', { note: 'x' })).finished()
    }
  }
}

async function held(): Promise<number> {
  for (let round = 0; round < 5; round += 1) {
    global.gc?.()
    await setTimeout(20)
  }
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

await replace(warmUp)
const before = await held()
await replace(rounds)
const after = await held()
const alive = started.filter((each) => each.deref() !== undefined).length
console.log(JSON.stringify({ before, after, alive, started: started.length }))
await runtime.close()
