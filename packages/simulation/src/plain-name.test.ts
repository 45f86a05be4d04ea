import { describe, expect, it } from 'vitest'
import { isPlainName, MAX_NAME_LENGTH } from './plain-name.ts'

describe('a name that may stand in clear', () => {
  it.each(['note', 'release-packet', 'a.b', 'X1'])('is %s', (name) => {
    expect(isPlainName(name)).toBe(true)
  })

  it.each(['', 'Jane Roe, MRN 00482919', 'a/b', '../a', 'a\u0000b', 'naïve', '-a'])(
    'is not %j',
    (name) => {
      expect(isPlainName(name)).toBe(false)
    },
  )

  it('has its longest length, and no more', () => {
    expect(isPlainName('a'.repeat(MAX_NAME_LENGTH))).toBe(true)
    expect(isPlainName('a'.repeat(MAX_NAME_LENGTH + 1))).toBe(false)
  })
})
