import assert from 'node:assert/strict'
import { join } from 'node:path'
import { listIds } from './listed.ts'
import { expectCode, expectSaid } from './run-command.ts'
import { openProject, type Setup, type ThirdPartyProject } from './third-party-project.ts'
import { type Step, step } from './trial.ts'

const PLUGIN = 'acme-minutes'
/** Nothing in it that the vertical's safeguards, which stay, would hold back. */
const MINUTES = 'The roof was looked at. It has to be fixed before winter, see ABC-123.\n'
/** A detector, a rule, and a scenario with what it needs. */
const POINTS = 'detectors,constitutions,scenarios'

/** Somebody scaffolds a plugin, packs it, and installs it where a vertical is already. */
export function writePlugin(
  { setup, folder }: { readonly setup: Setup; readonly folder: string },
  host: ThirdPartyProject,
): readonly Step[] {
  const bench = openProject(folder, setup)
  const plugin = openProject(join(folder, PLUGIN), setup)
  const { manager } = setup
  let tarball = ''
  return [
    step('the scaffolder makes a package from flags alone', async () => {
      const flags = ['--kind', 'plugin', '--points', POINTS, '--yes']
      await bench.done(manager.create('@fcc/plugin', [PLUGIN, ...flags]))
      assert(plugin.has('package.json'))
    }),
    step('it installs', async () => {
      await plugin.done(manager.install())
    }),
    step('it typechecks with no edit', async () => {
      await plugin.done(manager.script('typecheck'))
    }),
    step('its tests pass with no edit', async () => {
      expectSaid(await plugin.done(manager.script('test')), 'passed')
    }),
    step(
      'its author says that minutes carry no labels, or a hospital would take them for health data',
      async () => {
        const scenario = plugin.read('data/scenario.yaml')
        const declared = scenario.replace('kind: document,', 'kind: document, labels: [],')
        assert.notEqual(declared, scenario)
        plugin.write('data/scenario.yaml', declared)
      },
    ),
    step('it packs, built', async () => {
      await plugin.done(manager.pack())
      tarball = plugin.files('.').find((name) => name.endsWith('.tgz')) ?? ''
      assert(plugin.has('dist/index.js') && tarball !== '')
    }),
    step('it is discovered where it is installed, with nothing else edited', async () => {
      const config = host.read('fcc.yaml')
      await host.done(manager.install(join(plugin.folder, tarball)))
      assert((await listIds(host, 'plugins')).includes(PLUGIN))
      assert.equal(host.read('fcc.yaml'), config)
    }),
    step('its scenario runs there to its end', async () => {
      host.write('minutes.txt', MINUTES)
      const ended = await host.fcc('run', `${PLUGIN}/list-sentences`, '--input', 'minutes.txt')
      expectSaid(expectCode(ended, 0), 'Completed')
    }),
  ]
}
