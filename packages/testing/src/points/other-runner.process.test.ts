import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { nodeFlags } from '@fcc/conformance'
import { expect, it } from 'vitest'

const folder = fileURLToPath(new URL('../../', import.meta.url))

const program = `
import * as runner from 'node:test'
import { pointContract } from '@fcc/testing'
import plugin from './fixtures/healthy/index.js'

const packageJson = new URL('package.json', import.meta.resolve('./fixtures/healthy/index.js'))
pointContract(plugin, 'skills', 'fcc-healthy/toast', {
  runner,
  packageJson,
  limits: { repetitionLength: 2_000 },
  cases: [
    { name: 'two slices', artifacts: { bread: 'two slices' }, makes: { toast: 'TWO SLICES' } },
    { name: 'a wrong case', artifacts: { bread: 'rye' }, makes: { toast: 'rye' } },
  ],
})
`

it('the test runner of Node runs a contract, and is red where a case is', async () => {
  const out = await new Promise<string>((resolve) => {
    const flags = [...nodeFlags(['source']), '--input-type=module', '--test-reporter=tap']
    execFile(process.execPath, [...flags, '-e', program], { cwd: folder }, (_, out, err) =>
      resolve(out + err),
    )
  })
  expect(out).toMatch(/^\s+ok \d+ - it does what it should: two slices$/m)
  expect(out).toMatch(/^\s+not ok \d+ - it does what it should: a wrong case$/m)
  expect(out).toMatch(/^\s+ok \d+ - it ends in time on pathological repetition/m)
  expect(out).toMatch(/^# fail 1$/m)
})
