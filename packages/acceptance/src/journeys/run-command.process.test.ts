import { tmpdir } from 'node:os'
import { expect, it } from 'vitest'
import { expectCode, expectFailure, expectSaid, runCommand } from './run-command.ts'

const node = (code: string) =>
  runCommand({ folder: tmpdir(), words: [process.execPath, '-e', code], env: {} })

it('tells the whole story of a command that ended otherwise than it should', async () => {
  const ended = await node('console.log("out"); console.error("err"); process.exitCode = 3')
  expect(expectCode(ended, 3)).toBe(ended)
  expect(expectFailure(ended)).toBe(ended)
  expect(() => expectCode(ended, 0)).toThrow(
    /should end with 0.+\$ \S+ -e .+ended with 3.+out.+err/s,
  )
  expect(() => expectSaid(ended, 'out', 'never')).toThrow('should say "never"')
})

it('does not take success for a failure', async () => {
  const ended = await node('')
  expect(() => expectFailure(ended)).toThrow('should not succeed')
})

it('fails where the program cannot be started at all', async () => {
  await expect(
    runCommand({ folder: tmpdir(), words: ['/no/such/program'], env: {} }),
  ).rejects.toThrow('ENOENT')
})
