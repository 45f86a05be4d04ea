import { describe, expect, it } from 'vitest'
import { parseOptions } from './options.ts'

const known = ['layering', 'knip']

describe('the options of the checks', () => {
  it('default to every check and a table', () => {
    expect(parseOptions([], known)).toEqual({
      kind: 'options',
      options: { json: false, help: false, only: [], updateApi: false },
    })
  })

  it('take several names', () => {
    expect(parseOptions(['--only', 'knip', '--only=layering', '--json'], known)).toMatchObject({
      options: { only: ['knip', 'layering'], json: true },
    })
  })

  it('refuse a name that no check has, and list those there are', () => {
    expect(parseOptions(['--only', 'knib'], known)).toEqual({
      kind: 'wrong',
      message: 'There is no check called knib. There are: layering, knip.',
    })
  })

  it('refuse an unknown option and a stray word', () => {
    expect(parseOptions(['--fix'], known).kind).toBe('wrong')
    expect(parseOptions(['layering'], known).kind).toBe('wrong')
  })
})
