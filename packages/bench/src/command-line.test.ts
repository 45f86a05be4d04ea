import { expect, it } from 'vitest'
import { parseCommandLine } from './command-line.ts'

const known = ['run.steps.memory', 'kernel.start.200']

it('takes all benchmarks where none is named, and those that are', () => {
  expect(parseCommandLine([], known)).toEqual({
    ids: known,
    json: false,
    quick: false,
    profile: false,
    help: false,
  })
  expect(parseCommandLine(['kernel.start.200', '--quick', '--json'], known)).toMatchObject({
    ids: ['kernel.start.200'],
    quick: true,
    json: true,
  })
})

it('names what there is when asked for what is not', () => {
  for (const wrong of [['run.steps'], ['--fast'], ['--json', '--profile']]) {
    expect(() => parseCommandLine(wrong, known)).toThrow(
      expect.objectContaining({ code: 'FCC_BENCH_USAGE' }),
    )
  }
  expect(() => parseCommandLine(['run.steps'], known)).toThrow('run.steps.memory, kernel.start.200')
})
