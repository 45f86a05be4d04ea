import { fileURLToPath } from 'node:url'
import { expect, it, onTestFinished } from 'vitest'
import type { Guard } from './guard.ts'
import { createScratchCopy } from './scratch-copy.ts'
import { createTestRunner } from './test-runner.ts'

const repository = fileURLToPath(new URL('../../../..', import.meta.url)).replace(/[\\/]$/, '')
const guard: Guard = {
  guard: 'nobody writes an id of another owner',
  file: 'packages/plugin-api/src/contribution-id.ts',
  from: 'return ownerOf(written) === owner ? written : undefined',
  to: 'return written',
  tests: ['packages/plugin-api/src/contribution-id.test.ts'],
}

it('test files of a copy are run as the copy is then, one run after the other', {
  // Vitest is started twice beside whatever else is at work.
  timeout: 300_000,
}, async () => {
  const copy = createScratchCopy(repository)
  onTestFinished(copy.close)
  const runner = createTestRunner(copy.root)
  onTestFinished(runner.close)
  const run = (runMs = 120_000) => runner.run({ files: guard.tests, changed: [guard.file] }, runMs)
  const before = await run()
  expect(before).toMatchObject({ failed: 0, isCutShort: false })
  expect(before.passed).toBeGreaterThan(3)
  expect((await copy.with(guard, () => run())).failed).toBe(1)
  expect(await run()).toEqual(before)
  const broken = { ...guard, from: 'export function wholeId', to: 'export function wholeIds' }
  expect((await copy.with(broken, () => run())).failed).toBeGreaterThan(0)
  expect(await run(0)).toMatchObject({ passed: 0, failed: 0, isCutShort: true })
  expect(await run()).toEqual(before)
})
