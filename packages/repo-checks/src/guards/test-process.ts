import { join } from 'node:path'
import { createVitest } from 'vitest/node'
import type { TestAnswer, TestRequest } from './test-runner.ts'

/**
 * Runs test files of the copy it is started in, for the process that started it. One vitest keeps what
 * it has transformed; each run has a worker of its own, which starts without any of it.
 */
const vitest = await createVitest('test', {
  config: 'packages/repo-checks/vitest.config.ts',
  project: ['!types'],
  watch: false,
  maxWorkers: 1,
  // One test that fails is enough.
  bail: 1,
  reporters: [{}],
})

async function run({ files, changed, first = '' }: TestRequest): Promise<TestAnswer> {
  const forget = (): void => {
    for (const path of changed) vitest.invalidateFile(join(process.cwd(), path))
  }
  forget()
  vitest.state.filesMap.clear()
  vitest.state.idMap.clear()
  // Each run has a worker of its own, which is given what stands here.
  process.env.FCC_TRY_FIRST = first
  const specifications = await vitest.globTestSpecifications([...files])
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications(specifications)
  // It is put right before the next run.
  forget()
  const tests = testModules.flatMap((module) => [...module.children.allTests()])
  const count = (state: 'passed' | 'failed'): number =>
    tests.filter((test) => test.result().state === state).length
  const errors = [...unhandledErrors, ...testModules.flatMap((module) => module.errors())]
  return {
    passed: count('passed'),
    failed: count('failed') + errors.length,
    why: errors.map((error) => (error as { readonly message?: string }).message ?? '').join('\n'),
  }
}

process.on('message', (request: TestRequest) => {
  run(request).then(
    (answer) => process.send?.(answer),
    (error: unknown) => process.send?.({ passed: 0, failed: 0, why: String(error) }),
  )
})
process.on('disconnect', () => process.exit())
process.send?.('ready')
