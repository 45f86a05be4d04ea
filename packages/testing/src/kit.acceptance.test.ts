import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, it } from 'vitest'
import { type ToySource, writeToyPackage } from './toys/toy-package.test-support.ts'

const vitest = join(
  dirname(createRequire(import.meta.url).resolve('vitest/package.json')),
  'vitest.mjs',
)
const run = promisify(execFile)

/** What an author sees: each test by its whole name, with what its failure says. */
async function runAuthorsTests(source: ToySource & { readonly test: string }) {
  const toy = writeToyPackage(source)
  const file = join(toy.folder, 'report.json')
  const given = [vitest, 'run', '--root', toy.folder, '--reporter=json', `--outputFile=${file}`]
  const environment = Object.entries(process.env).filter(([name]) => !name.startsWith('VITEST'))
  // Failing tests are what some of these are about; the report tells.
  await run(process.execPath, given, {
    cwd: toy.folder,
    env: Object.fromEntries(environment),
  }).catch(() => undefined)
  const text = readFileSync(file, 'utf8')
  toy.remove()
  const report = JSON.parse(text) as {
    readonly testResults: readonly {
      readonly assertionResults: readonly {
        readonly fullName: string
        readonly status: string
        readonly failureMessages: readonly string[]
      }[]
    }[]
  }
  const all = report.testResults.flatMap(({ assertionResults }) => assertionResults)
  return {
    passed: all.filter(({ status }) => status === 'passed').map(({ fullName }) => fullName),
    failed: all
      .filter(({ status }) => status === 'failed')
      .map(({ fullName, failureMessages }) => `${fullName}: ${failureMessages.join(' ')}`),
  }
}

/** Plugins that go wrong, beside the right one in the same module. */
const PLUGINS = `const setup = (act) => ({ contribute }) => {
  contribute(scorers, length)
  act()
}
export const leaky = definePlugin({
  id: 'toy',
  setup: setup(() => setInterval(() => undefined, 60_000).unref()),
})
export const cold = definePlugin({
  id: 'toy',
  setup: setup(() => { throw new Error('the oven is cold') }),
})
`

const TESTS = `import { createTestRuntime, pointContract } from '@fcc/testing'
import { describe, it } from 'vitest'
import plugin, { cold, leaky } from './index.ts'

it('starts the leaky one', async () => {
  await createTestRuntime({ plugins: [leaky] })
})
pointContract(plugin, 'scorers', 'toy/lenght', { cases: [] })
pointContract(plugin, 'scorers', 'toy/length', {
  cases: [
    { name: 'a short text', text: 'a', atLeast: 1 },
    { name: 'nothing', text: '', atMost: 0.5 },
  ],
})
describe('the cold one', () => {
  pointContract(cold, 'scorers', 'toy/length', { cases: [{ name: 'a', text: 'b', atMost: 0.5 }] })
})
`

describe('an author’s package with the kit', () => {
  let ran: Awaited<ReturnType<typeof runAuthorsTests>>
  // One process for all of them: starting the test runner is what takes time.
  beforeAll(async () => {
    ran = await runAuthorsTests({ top: PLUGINS, test: TESTS })
  })
  const saidOf = (name: string) => ran.failed.find((each) => each.startsWith(name))

  it('fails where a test runtime is left with something open, and says where that was made', () => {
    expect(saidOf('starts the leaky one')).toMatch(/FCC_TESTING_LEAK.*Timeout made at .*index\.ts/)
  })

  it('fails where the contribution is not there, with the name that was meant', () => {
    expect(saidOf('toy/lenght')).toMatch(
      /FCC_TESTING_UNKNOWN_CONTRIBUTION.*Did you mean toy\/length/s,
    )
  })

  it('fails where the contribution does not keep its cases', () => {
    expect(
      ran.failed.find((each) => each.includes('it scores as it should: a short text')),
    ).toMatch(/It scores 0.01 \(its length\), expected from 1 to 1/)
  })

  it('fails where the plugin cannot start, and passes nothing of it', () => {
    expect(saidOf('the cold one')).toContain('the oven is cold')
    expect(ran.passed.filter((each) => each.startsWith('the cold one'))).toEqual([])
    expect(ran.passed).not.toEqual([])
  })
})
