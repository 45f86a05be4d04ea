import { describe, expect, it } from 'vitest'
import { matchesOutput } from './matches-output.ts'

describe('an output is what is shown of it', () => {
  it.each([
    ['a\nb\n', ['a', 'b']],
    ['\n  a  \n\n', ['  a']],
    ['run 01ABC in 41 ms', ['run … in … ms']],
    ['a\nb\nc\nd', ['a', '…', 'd']],
    ['a\nb', ['a', '…']],
    ['a', ['a', '…']],
    ['a\nb', ['…', 'b']],
    ['', []],
  ])('%j as %j', (actual, shown) => {
    expect(matchesOutput(actual, shown)).toBe(true)
  })

  it.each([
    ['a\nb', ['a']],
    ['a', ['a', 'b']],
    ['b\na', ['a', 'b']],
    ['run 01ABC at 41 ms', ['run … in … ms']],
    ['a\nb\nc', ['a', '…', 'd']],
    ['ab', ['ab…b']],
    ['', ['a']],
  ])('%j is not %j', (actual, shown) => {
    expect(matchesOutput(actual, shown)).toBe(false)
  })
})
