import type { ScenarioInput } from '@fcc/contracts'
import { describe, expect, it } from 'vitest'
import { parseInputs } from './parse-inputs.ts'

const input = (required: boolean): ScenarioInput => ({
  mediaType: 'text/plain',
  required,
  maxBytes: 10,
})
const codeOf = (act: () => unknown): string => {
  try {
    act()
  } catch (error) {
    return (error as { readonly code: string }).code
  }
  return 'nothing thrown'
}

describe('--input', () => {
  it('takes a file alone for the only input, and for the only one that is required', () => {
    expect(parseInputs(['a.txt'], { note: input(false) })).toEqual([
      { name: 'note', file: 'a.txt' },
    ])
    expect(parseInputs(['a.txt'], { codes: input(false), note: input(true) })).toEqual([
      { name: 'note', file: 'a.txt' },
    ])
  })

  it('asks for the name where several could be meant', () => {
    const several = { returns: input(true), memo: input(true) }
    expect(codeOf(() => parseInputs(['a.txt'], several))).toBe('FCC_CLI_INPUT_FORM')
    expect(parseInputs(['memo=a.txt', 'returns=b=c.csv'], several)).toEqual([
      { name: 'memo', file: 'a.txt' },
      { name: 'returns', file: 'b=c.csv' },
    ])
  })

  it('suggests the name that the file has, and every name where it has none of them', () => {
    const several = { returns: input(true), memo: input(true) }
    const fixOf = (word: string): string => {
      try {
        parseInputs([word], several)
      } catch (error) {
        return (error as { readonly fix: string }).fix
      }
      return 'nothing thrown'
    }
    expect(fixOf('papers/memo.txt')).toBe(
      'Name the input that the file is for: --input memo=papers/memo.txt.',
    )
    expect(fixOf('Memo-2025.txt')).toContain(': --input memo=Memo-2025.txt.')
    for (const word of ['a.txt', 'memo-of-returns.txt']) {
      expect(fixOf(word)).toContain(`: --input returns=${word} or --input memo=${word}.`)
    }
  })

  it('takes a path that holds an equals sign for a path', () => {
    expect(parseInputs(['./x=1/a.txt'], { note: input(true) })).toEqual([
      { name: 'note', file: './x=1/a.txt' },
    ])
  })

  it('refuses two files for one input', () => {
    const act = () => parseInputs(['note=a.txt', 'b.txt'], { note: input(true) })
    expect(codeOf(act)).toBe('FCC_CLI_INPUT_TWICE')
  })

  it('leaves an unknown scenario to the runtime', () => {
    expect(parseInputs(['a.txt'], undefined)).toEqual([{ name: 'input', file: 'a.txt' }])
  })
})
