import assert from 'node:assert/strict'
import { renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { freePort } from '@fcc/local-servers'
import { CLINICAL_NOTE } from './clinical-note.ts'
import { NEXT, NEXT_APP } from './next-app.ts'
import { type ServerProcess, startServer } from './server-process.ts'
import { openProject, type Setup } from './third-party-project.ts'
import { step, type Trial } from './trial.ts'

/** What a moved build has of its plugins; the others are in its bundle. */
const TRACED_PLUGINS = ['fcc-healthcare', '@fcc/plugin-core-catalog']

/** Somebody builds a Next.js application that stands alone, and moves it away from what was installed. */
export function moveNextBuild(folder: string, { env: given, ...setup }: Setup): Trial {
  const env = { ...given, NEXT_TELEMETRY_DISABLED: '1' }
  const project = openProject(join(folder, 'project'), { ...setup, env })
  const moved = join(folder, 'moved')
  let server: ServerProcess | undefined
  let url = ''

  async function start(): Promise<void> {
    await server?.kill()
    // Next.js takes port 0 for its own default, so that a free one has to be found for it.
    const port = await freePort()
    url = `http://127.0.0.1:${port}`
    server = startServer({
      folder: moved,
      words: ['node', 'server.js'],
      env: { ...env, HOSTNAME: '127.0.0.1', PORT: String(port) },
    })
    await server.said('✓ Ready')
  }

  const post = (route: string): Promise<Response> =>
    fetch(`${url}/${route}`, {
      method: 'POST',
      body: CLINICAL_NOTE,
      signal: AbortSignal.timeout(PATIENCE_MS),
    })

  const steps = [
    step('installs', async () => {
      const ours = ['@fcc/cli', '@fcc/runtime', 'fcc-healthcare']
      project.write('package.json', '{ "name": "desk", "private": true, "type": "module" }\n')
      for (const [file, text] of Object.entries(NEXT_APP)) project.write(file, text)
      await project.done(project.manager.install(...ours, ...NEXT))
    }),
    step('builds with the list of its plugins', async () => {
      await project.done(project.manager.exec('fcc', 'plugins', 'write', 'plugins.generated.js'))
      await project.done(project.manager.exec('next', 'build'))
    }),
    step('is moved, and a run with a plugin of that list completes', async () => {
      renameSync(join(project.folder, '.next/standalone'), moved)
      // What was installed is nowhere: whatever still pointed there would fail.
      renameSync(project.folder, join(folder, 'left-behind'))
      await start()
      const { state, plugins } = (await (await post('listed')).json()) as Listed
      assert.equal(state, 'completed')
      for (const id of ['core-catalog', 'detectors-common', 'fcc-healthcare'])
        assert(plugins.includes(id), id)
    }),
    step(
      'starts no tenant without the list, where only some plugins were taken along',
      async () => {
        const [tenant] = (await (await post('unlisted')).json()) as Unlisted
        assert.equal(tenant?.state, 'refused')
        assert(tenant.codes.includes('FCC_PLUGIN_MISSING'), String(tenant.codes))
      },
    ),
    step('starts no tenant where no plugin was taken along', async () => {
      for (const name of TRACED_PLUGINS)
        rmSync(join(moved, 'node_modules', name), { recursive: true })
      await start()
      assert.deepEqual(await (await post('unlisted')).json(), [
        { state: 'refused', codes: ['FCC_DISCOVERY_NOTHING'] },
      ])
      assert.equal((await post('listed')).status, 500)
    }),
  ]
  return { name: 'Next.js standalone', folder, steps, close: async () => server?.kill() }
}

interface Listed {
  readonly state: string
  readonly plugins: readonly string[]
}

type Unlisted = readonly { readonly state: string; readonly codes: readonly string[] }[]

const PATIENCE_MS = 30_000
