import assert from 'node:assert/strict'
import { expectCode } from './run-command.ts'
import type { ThirdPartyProject } from './third-party-project.ts'
import { type Step, step } from './trial.ts'

/** Somebody has a Node that is too old, and is told in one sentence what to run instead. */
export function meetOldNode(project: ThirdPartyProject): readonly Step[] {
  let named: readonly string[] = []
  const programs = [
    { name: '@fcc/cli', bin: 'fcc' },
    { name: '@fcc/create-plugin', bin: 'create-plugin' },
  ]
  return [
    step('the programs install', async () => {
      await project.done(project.manager.install(...programs.map(({ name }) => name)))
    }),
    ...programs.map(({ name, bin }) =>
      step(`${name} says in one sentence which Node it needs and what to run`, async () => {
        const { out, err } = expectCode(
          await project.tried(['node', `node_modules/${name}/bin/${bin}.js`, '--version']),
          2,
        )
        assert.equal(out, '')
        const [, version, words] =
          /^\S+ needs Node 22\.13 or newer and this is (\S+); run it as: (.+)\n$/.exec(err) ?? []
        assert(version?.startsWith('20.'), err)
        if (bin === 'fcc') named = words?.split(' ') ?? []
      }),
    ),
    step('the command that fcc named works', async () => {
      assert.equal(named[0], 'npx', named.join(' '))
      assert.match((await project.done(named)).out, /^\d+\.\d+\.\d+\n$/)
    }),
  ]
}
