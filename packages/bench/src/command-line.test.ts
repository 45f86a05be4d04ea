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

it('takes the beginning of ids for all that begin so, each once', () => {
  const all = ['run.steps.memory', 'run.steps.durable', 'kernel.start.200']
  expect(parseCommandLine(['run.steps', 'run.steps.memory'], all).ids).toEqual(all.slice(0, 2))
})

it('names what there is when asked for what is not', () => {
  for (const wrong of [['run.step'], ['--fast'], ['--json', '--profile']]) {
    expect(() => parseCommandLine(wrong, known)).toThrow(
      expect.objectContaining({ code: 'FCC_BENCH_USAGE' }),
    )
  }
  expect(() => parseCommandLine(['run.step'], known)).toThrow('run.steps.memory, kernel.start.200')
})
