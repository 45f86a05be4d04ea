import assert from 'node:assert/strict'
import { join } from 'node:path'
import { expectCode, expectFailure, expectSaid } from './run-command.ts'
import { openProject, type Setup, type ThirdPartyProject } from './third-party-project.ts'
import { type Step, step } from './trial.ts'

/** Nothing listens there, and nobody may without being root. */
const NOWHERE = 'http://127.0.0.1:9'

/** Somebody's registry cannot be reached: what needs none works, what needs one changes nothing. */
export function loseNetwork({
  setup,
  folder,
}: {
  readonly setup: Setup
  readonly folder: string
}): readonly Step[] {
  const { manager } = setup
  const env = { ...setup.env, npm_config_registry: NOWHERE, npm_config_fetch_retries: '0' }
  const home = join(folder, 'project')
  const online = openProject(home, setup)
  const offline = openProject(home, { ...setup, env })
  // Its cache holds nothing, as on the first day.
  const empty = { ...env, npm_config_cache: join(folder, 'empty-cache') }
  const firstDay = openProject(join(folder, 'first-day'), { ...setup, env: empty })
  return [
    step('before it is lost, the programs and a vertical install', async () => {
      await online.done(manager.install('@fcc/cli', '@fcc/create-plugin', 'fcc-healthcare'))
    }),
    step(
      'without it the scaffolder cannot be fetched: npm says why, and nothing is made',
      async () => {
        const ended = expectFailure(
          await firstDay.tried(manager.create('@fcc/plugin', ['acme-one', '--yes'])),
        )
        expectSaid(ended, 'ECONNREFUSED', NOWHERE)
        assert.deepEqual(firstDay.files('.'), [])
      },
    ),
    step('an installed scaffolder makes its package all the same', async () => {
      await offline.done(manager.exec('create-plugin', 'acme-two', '--yes'))
      assert(offline.has('acme-two/src/index.ts'))
    }),
    step('an installed fcc starts, and needs nobody', async () => {
      expectCode(await offline.fcc('init', '--tenant', 'alone'), 0)
      expectCode(await offline.fcc('doctor'), 0)
    }),
    step('a vertical cannot be added: npm says why, and the project is as it was', async () => {
      const before = manifestAndList(offline, await offline.answer('list', 'scenarios'))
      const ended = await openProject(home, { ...setup, env: empty }).tried(
        manager.install('fcc-gov'),
      )
      expectSaid(expectFailure(ended), 'ECONNREFUSED')
      assert.deepEqual(manifestAndList(offline, await offline.answer('list', 'scenarios')), before)
    }),
  ]
}

function manifestAndList(project: ThirdPartyProject, scenarios: unknown): unknown {
  return { manifest: project.read('package.json'), scenarios }
}
