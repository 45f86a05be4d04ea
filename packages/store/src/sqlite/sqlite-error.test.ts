import { storeError } from '@fcc/contracts/store-checks'
import { describe, expect, it } from 'vitest'
import { isBusy, primaryCode, translateError } from './sqlite-error.ts'

const place = { file: 'a.sqlite', busyTimeoutMs: 10 }
const thrown = (errcode: number) => Object.assign(new Error('sqlite'), { errcode })

describe('what SQLite throws', () => {
  it.each([
    [5, 'FCC_STORE_BUSY'],
    [6, 'FCC_STORE_BUSY'],
    [517, 'FCC_STORE_BUSY'],
    [8, 'FCC_STORE_IO'],
    [10, 'FCC_STORE_IO'],
    [778, 'FCC_STORE_IO'],
    [14, 'FCC_STORE_IO'],
    [11, 'FCC_STORE_CORRUPT'],
    [267, 'FCC_STORE_CORRUPT'],
    [26, 'FCC_STORE_CORRUPT'],
    [13, 'FCC_STORE_FULL'],
    [1, 'FCC_STORE_FAILED'],
  ])('with code %i is %s, with the cause', (errcode, code) => {
    const cause = thrown(errcode)
    const error = translateError(cause, place)
    expect(error.code).toBe(code)
    expect(error.cause).toBe(cause)
    expect(error.why).toContain('a.sqlite')
  })

  it('and what the system refused, keep apart a lack of room from other failures', () => {
    const refused = (code: string) => Object.assign(new Error(code), { code, syscall: 'open' })
    expect(translateError(refused('ENOSPC'), place).code).toBe('FCC_STORE_FULL')
    expect(translateError(refused('EDQUOT'), place).code).toBe('FCC_STORE_FULL')
    expect(translateError(refused('EACCES'), place).code).toBe('FCC_STORE_IO')
    expect(translateError(refused('EMFILE'), place).code).toBe('FCC_STORE_DESCRIPTORS')
  })

  it('is told from other errors, and errors of the catalogue stay as they are', () => {
    const known = storeError('FCC_STORE_CLOSED', ['x'])
    expect(translateError(known, place)).toBe(known)
    expect(translateError('text', place).code).toBe('FCC_STORE_FAILED')
    expect(primaryCode(null)).toBeUndefined()
    expect(primaryCode({ errcode: 'x' })).toBeUndefined()
    expect(isBusy(thrown(261))).toBe(true)
    expect(isBusy(thrown(13))).toBe(false)
  })
})
