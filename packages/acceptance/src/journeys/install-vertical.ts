import assert from 'node:assert/strict'
import { realpathSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { CLINICAL_NOTE, IDENTIFIERS } from './clinical-note.ts'
import { listIds } from './listed.ts'
import { expectCode, expectSaid } from './run-command.ts'
import type { ThirdPartyProject } from './third-party-project.ts'
import { type Step, step } from './trial.ts'

const TENANT = 'clinic'
const HEALTHCARE = 'fcc-healthcare'

/** Somebody installs a vertical, runs it on a note of theirs, and then installs a second one. */
export function installVertical(project: ThirdPartyProject): readonly Step[] {
  const { manager } = project
  return [
    step('the command and a vertical install', async () => {
      await project.done(manager.install('@fcc/cli', HEALTHCARE))
    }),
    step('fcc init writes a project', async () => {
      const ended = await project.fcc('init', '--tenant', TENANT, '--name', 'Woodland')
      assert.doesNotMatch(expectCode(ended, 0).err, /ExperimentalWarning/)
      assert(project.has('fcc.yaml'))
    }),
    step('the core catalogue is found through what the vertical includes', async () => {
      const { dependencies } = JSON.parse(project.read('package.json'))
      assert.deepEqual(Object.keys(dependencies).sort(), ['@fcc/cli', HEALTHCARE])
      const plugins = await listIds(project, 'plugins')
      for (const id of ['core-catalog', 'detectors-common', HEALTHCARE])
        assert(plugins.includes(id), id)
    }),
    step(
      'a run on their own note completes, and nothing that names the patient is released',
      async () => {
        project.write('note.txt', CLINICAL_NOTE)
        const ended = await project.fcc('run', 'deidentify-and-release', '--input', 'note.txt')
        expectSaid(expectCode(ended, 0), 'Completed')
        const released = project.read(`${outcomeFolder(project)}/release-packet.md`)
        assert.deepEqual(
          IDENTIFIERS.filter((text) => released.includes(text)),
          [],
        )
        assert(released.includes('metformin'))
      },
    ),
    step('the audit log of that run verifies', async () => {
      const log = `${outcomeFolder(project)}/audit.jsonl`
      expectCode(await project.fcc('audit', 'verify', log, '--key', `.fcc/out/${TENANT}.pub`), 0)
    }),
    step('a second vertical is there once it is installed, with nothing else edited', async () => {
      const before = await listIds(project, 'scenarios')
      const config = project.read('fcc.yaml')
      await project.done(manager.install('fcc-finserv'))
      const added = (await listIds(project, 'scenarios')).filter((id) => !before.includes(id))
      assert(added.length > 0 && added.every((id) => id.startsWith('fcc-finserv/')), String(added))
      assert.equal(project.read('fcc.yaml'), config)
    }),
    step('the command and the verticals share one copy of the plugin API', async () => {
      const copies = ['@fcc/cli', HEALTHCARE, 'fcc-finserv'].map((name) => {
        const from = realpathSync(join(project.folder, 'node_modules', name, 'package.json'))
        return createRequire(from).resolve('@fcc/plugin-api/package.json')
      })
      assert.equal(new Set(copies).size, 1, copies.join('\n'))
    }),
  ]
}

/** Somebody takes a vertical away on whose safeguards a tenant relied. */
export function removeVertical(project: ThirdPartyProject): readonly Step[] {
  let act: readonly string[] = []
  return [
    step(
      'a tenant that loses its safeguards is refused, with the act that accepts it',
      async () => {
        await project.done(project.manager.remove(HEALTHCARE))
        const ended = expectCode(await project.fcc('list', 'scenarios', '--json'), 2)
        expectSaid(ended, 'FCC_SAFEGUARD_LOST', HEALTHCARE)
        const { fix } = (JSON.parse(ended.out) as { error: { fix: string } }).error
        act = /fcc (accept [^.]+)\.$/.exec(fix)?.[1]?.split(' ') ?? []
        assert(act.length > 0, fix)
      },
    ),
    step('a start does not accept it by itself', async () => {
      expectCode(await project.fcc('doctor'), 2)
    }),
    step('the act that was named works, and the tenant starts with what is left', async () => {
      expectCode(await project.fcc(...act), 0)
      const scenarios = await listIds(project, 'scenarios')
      assert(scenarios.length > 0)
      assert.deepEqual(
        scenarios.filter((id) => id.startsWith(`${HEALTHCARE}/`)),
        [],
      )
    }),
  ]
}

/** Where the only run so far left what it released. */
function outcomeFolder(project: ThirdPartyProject): string {
  const [run, ...others] = project.files('.fcc/out').filter((name) => !name.endsWith('.pub'))
  assert(run !== undefined && others.length === 0)
  return `.fcc/out/${run}`
}
