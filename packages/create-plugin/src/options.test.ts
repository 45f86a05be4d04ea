import { describe, expect, it } from 'vitest'
import { CreateError } from './diagnostics.ts'
import { parseOptions } from './options.ts'

function refusalOf(...argv: readonly string[]): string {
  try {
    parseOptions(argv)
    return 'none'
  } catch (thrown) {
    if (!(thrown instanceof CreateError)) throw thrown
    return `${thrown.code}: ${thrown.why}`
  }
}

describe('the command line', () => {
  it('takes points with commas, by several flags, and each once', () => {
    const { points } = parseOptions(['tone', '--points', 'scorers, facts', '--points=facts,gates'])
    expect(points).toEqual(['scorers', 'facts', 'gates'])
  })

  it('leaves open what it does not say', () => {
    expect(parseOptions([])).toEqual({ yes: false, json: false })
  })

  it.each([
    [['--knid', 'plugin'], "FCC_CREATE_USAGE: Unknown option '--knid'."],
    [['--dir'], "FCC_CREATE_USAGE: Option '--dir <value>' argument missing."],
    [['--dir='], 'FCC_CREATE_USAGE: The option --dir names no folder.'],
    [['--yes=no'], "FCC_CREATE_USAGE: Option '-y, --yes' does not take an argument."],
    [['a', 'b'], 'FCC_CREATE_USAGE: One name is needed, and 2 were given.'],
    [['--points', ' ,'], 'FCC_CREATE_USAGE: The points name none.'],
    [
      ['--points', 'scorer'],
      'FCC_CREATE_POINT_UNKNOWN: There is no contribution point "scorer" to start from. Did you mean scorers?',
    ],
    [
      ['--points', 'x'],
      'FCC_CREATE_POINT_UNKNOWN: There is no contribution point "x" to start from.',
    ],
    [
      ['--kind', 'Plugin'],
      'FCC_CREATE_KIND_UNKNOWN: A package is a plugin, a vertical or data, not "Plugin".',
    ],
  ])('%j is refused', (argv, refusal) => {
    expect(refusalOf(...argv)).toBe(refusal)
  })
})
