import { type Skill, skills } from '@fcc/contracts'
import { definePlugin } from '@fcc/plugin-api'
import { z } from 'zod'
import { parseConfig } from '../config/read-config.ts'
import { createRuntime } from '../create-runtime.ts'
import type { GivenPlugin } from '../runtime.ts'
import { sample } from './sample-plugin.test-support.ts'

/** A process of its own: a host with one hostile plugin, which is named by the first argument. */
const [, , what = ''] = process.argv

const ada = { kind: 'human' as const, id: 'ada', roles: ['author'] }
let refinements = 0
const fine: Skill['run'] = ({ artifacts }) => ({
  artifacts: { written: `${artifacts.note?.text}` },
})
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

const skillsOf: Readonly<Record<string, Skill['run']>> = {
  async rejects(input, call) {
    void Promise.reject(new TypeError('the note says: hello'))
    await pause(50)
    return fine(input, call)
  },
  async throws(input, call) {
    setTimeout(() => {
      throw new TypeError('the note says: hello')
    }, 5)
    await pause(50)
    return fine(input, call)
  },
  // What is left behind comes after its run has ended.
  later(input, call) {
    void pause(20).then(() => Promise.reject(new TypeError('late')))
    return fine(input, call)
  },
}

const hostile: Readonly<Record<string, GivenPlugin>> = {
  exits: definePlugin({ id: 'hostile', setup: () => process.exit(0) }),
  'exits later': definePlugin({
    id: 'hostile',
    setup: () => void setTimeout(() => process.exit(0), 20),
  }),
  'refuses asynchronously': definePlugin({
    id: 'hostile',
    settings: z.object({}).refine(async () => {
      refinements += 1
      throw new Error('no table')
    }),
    setup: () => undefined,
  }),
  'never settles': definePlugin({
    id: 'hostile',
    settings: {
      '~standard': {
        version: 1,
        vendor: 'test',
        validate: () => new Promise<never>(() => undefined),
      },
    },
    setup: ({ contribute }) =>
      contribute(skills, { id: 'x', title: 'X', input: [], output: [], run: fine }),
  }),
}

const write = skillsOf[what]
const { [what]: plugin } = hostile
const heard: string[] = []
const runtime = await createRuntime({
  config: parseConfig(
    `store: { use: memory }
governance: { constitutions: [] }
limits: { setup_timeout_ms: 500 }
tenants:
  riverside: { tenant: { name: Riverside } }
  lakeside: { tenant: { name: Lakeside }, plugins: [sample] }
`,
    '/nowhere/fcc.yaml',
  ),
  plugins: [sample(write ? { write: write as never } : {}), ...(plugin ? [plugin] : [])],
  onDiagnostic: ({ code, pluginId, place }) =>
    heard.push([code, pluginId, place?.file.split('/').at(-1)].join(' ')),
})

async function runOf(tenant: string): Promise<string> {
  if (!runtime.tenants.list().find(({ id, state }) => id === tenant && state === 'ready'))
    return 'refused'
  const handle = await runtime.tenant(tenant).as(ada).start('write', { note: 'hello' })
  const { state, reasons } = await handle.finished()
  return [state, ...reasons.map((reason) => JSON.stringify(reason))].join(' ')
}

const first = await runOf('riverside')
await pause(60)
if (what === 'host rejects') void Promise.reject(new Error('of the host'))
await pause(20)
const said = runtime.tenants
  .list()
  .flatMap(({ diagnostics }) => diagnostics.map(({ code }) => code))
console.log(JSON.stringify({ first, second: await runOf('lakeside'), heard, said, refinements }))
await runtime.close()
