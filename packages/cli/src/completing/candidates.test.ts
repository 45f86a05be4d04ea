import { describe, expect, it } from 'vitest'
import { createProgram } from '../main.ts'
import { candidatesFor } from './candidates.ts'

const silent = { stdout: { write: () => true }, stderr: { write: () => true }, cwd: '.', env: {} }
const program = await createProgram(silent, { perform: async () => {} })
const after = (...words: readonly string[]) => candidatesFor(program, words)
const wordsAfter = (...words: readonly string[]) => {
  const found = after(...words)
  return found.kind === 'words' ? found.words.map(({ word }) => word) : found.kind
}

describe('what may come next', () => {
  it('is every command, and those of a group behind it', () => {
    expect(wordsAfter('')).toEqual(program.commands.map((command) => command.name()))
    expect(wordsAfter('audit', '')).toEqual(['export', 'verify'])
  })

  it('is an option of the command or of all commands where a dash was begun', () => {
    const found = wordsAfter('audit', 'export', '--')
    expect(found).toEqual(expect.arrayContaining(['--output', '--tenant', '--json', '--help']))
    expect(found).not.toContain('--provider')
  })

  it('is one of a closed list', () => {
    expect(wordsAfter('completion', '')).toEqual(['bash', 'zsh', 'fish'])
    expect(wordsAfter('run', 'x', '--domain', '')).toContain('LAB')
    expect(wordsAfter('list', '')).toContain('personas')
  })

  it.each([
    ['run', ['run', '']],
    ['scenario', ['run', '--tenant', 'riverside', '']],
  ] as const)('skips the value of an option: %s', (_, words) => {
    expect(after(...words)).toEqual({ kind: 'names', of: 'scenario' })
  })

  it.each([
    ['tenant', ['runs', '--tenant', '']],
    ['provider', ['run', 'x', '--provider', '']],
    ['run', ['explain', '']],
    ['run', ['runs', '--before', '']],
    ['run', ['runs', 'list', '--before', '']],
    ['persona', ['show', 'persona', '']],
    ['run', ['show', 'run', '01']],
    ['persona', ['act', '']],
  ] as const)('is a name that is looked up, of a %s: fcc %s', (of, words) => {
    expect(after(...words)).toEqual({ kind: 'names', of })
  })

  it('is a file where one is asked for, and nothing where there is no more to write', () => {
    expect(after('audit', 'verify', '')).toEqual({ kind: 'files' })
    expect(after('run', 'x', '--input', '')).toEqual({ kind: 'files' })
    expect(after('run', 'x', 'y', '')).toEqual({ kind: 'nothing' })
    expect(after('run', 'x', '--label', '')).toEqual({ kind: 'nothing' })
  })
})
