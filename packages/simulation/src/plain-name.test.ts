import { describe, expect, it } from 'vitest'
import { isActivityName, plainErrorCode, plainErrorName } from './plain-name.ts'

describe('a name of an activity that is stored unencrypted', () => {
  it.each(['get', 'fetch-codes', 'a.b', 'page12'])('is %s', (name) => {
    expect(isActivityName(name)).toBe(true)
  })

  it.each(['', 'Jane Roe', '00482919', 'mrn-4829', 'page123', 'a/b', '../a', 'a\u0000b', '-a'])(
    'is not %j',
    (name) => {
      expect(isActivityName(name)).toBe(false)
    },
  )
})

describe('what is stored of an error', () => {
  it('is its kind out of a closed list, and never a name that was made up', () => {
    expect(plainErrorName(new RangeError('x'))).toBe('RangeError')
    expect(plainErrorName(Object.assign(new Error('x'), { name: 'MRN 00482919' }))).toBe(
      'an error of its own',
    )
    expect(plainErrorName('00482919')).toBe('string')
  })

  it('is a code where it has the form of one and no room for an identifier', () => {
    expect(plainErrorCode('FCC_HEALTHCARE_NOTE_EMPTY')).toBe('FCC_HEALTHCARE_NOTE_EMPTY')
    expect(plainErrorCode('FCC_INPUT_NOT_UTF8')).toBe('FCC_INPUT_NOT_UTF8')
    for (const made of [
      'FCC_MRN_00482919',
      'Jane Roe',
      'FCC_A',
      undefined,
      `FCC_${'A_'.repeat(40)}A`,
    ]) {
      expect(plainErrorCode(made)).toBe('FCC_PLUGIN_FAILED')
    }
  })
})
