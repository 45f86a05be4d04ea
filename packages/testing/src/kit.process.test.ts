import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it, onTestFinished } from 'vitest'
import { type ToySource, writeToyPackage } from './toys/toy-package.test-support.ts'

const vitest = join(
  dirname(createRequire(import.meta.url).resolve('vitest/package.json')),
  'vitest.mjs',
)
const run = promisify(execFile)

/** What an author sees: each test by its whole name, with what its failure says. */
async function runAuthorsTests(source: ToySource & { readonly test: string }) {
  const toy = writeToyPackage(source)
  onTestFinished(() => toy.remove())
  const file = join(toy.folder, 'report.json')
  const given = [vitest, 'run', '--root', toy.folder, '--reporter=json', `--outputFile=${file}`]
  const environment = Object.entries(process.env).filter(([name]) => !name.startsWith('VITEST'))
  // Failing tests are what some of these are about; the report tells.
  await run(process.execPath, given, {
    cwd: toy.folder,
    env: Object.fromEntries(environment),
  }).catch(() => undefined)
  const report = JSON.parse(readFileSync(file, 'utf8')) as {
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

const HEAD = `import { createTestRuntime, pluginContract, scorerContract } from '@fcc/testing'
import { it } from 'vitest'
import plugin from './index.ts'
`

describe('an author’s package with the kit', () => {
  it('fails where a test runtime is left with something open, and says where that was made', async () => {
    const { failed } = await runAuthorsTests({
      setup: 'setInterval(() => undefined, 60_000).unref()',
      test: `${HEAD}
it('starts', async () => {
  await createTestRuntime({ plugins: [plugin] })
})
`,
    })
    expect(failed.join()).toMatch(/FCC_TESTING_LEAK.*Timeout made at .*index\.ts/)
  })

  it('fails where the contribution is not there, does not keep its cases, or cannot start', async () => {
    const { failed } = await runAuthorsTests({
      test: `${HEAD}
scorerContract(plugin, 'toy/lenght', { cases: [] })
scorerContract(plugin, 'toy/length', {
  cases: [
    { name: 'a short text', text: 'a', atLeast: 1 },
    { name: 'nothing', text: '', atMost: 0.5 },
  ],
})
`,
    })
    expect(failed.find((each) => each.startsWith('toy/lenght'))).toMatch(
      /FCC_TESTING_UNKNOWN_CONTRIBUTION.*Did you mean toy\/length/s,
    )
    expect(failed.find((each) => each.includes('it scores as it should: a short text'))).toMatch(
      /It scores 0.01 \(its length\), expected from 1 to 1/,
    )
    const broken = await runAuthorsTests({
      setup: "throw new Error('the oven is cold')",
      test: `${HEAD}
scorerContract(plugin, 'toy/length', { cases: [{ name: 'a', text: 'b', atMost: 0.5 }] })
`,
    })
    expect(broken.passed).toEqual([])
    expect(broken.failed.join()).toContain('the oven is cold')
  })
})
