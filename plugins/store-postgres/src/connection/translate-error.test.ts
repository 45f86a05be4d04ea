import { FccError } from '@fcc/plugin-api'
import { describe, expect, it } from 'vitest'
import { isCollision, isLost, translateError } from './translate-error.ts'

const place = { where: 'db/fcc', reconnectMs: 10 }
const failure = (code?: string, message = 'sealed words of a tenant') =>
  Object.assign(new Error(message), code === undefined ? {} : { code })
const codeOf = (error: unknown) => translateError(error, place).code

describe('what the driver throws', () => {
  it.each(['57P01', '57P03', '08006', '53300', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE'])(
    'is a lost connection where it is %s',
    (code) => {
      expect(isLost(failure(code))).toBe(true)
      expect(codeOf(failure(code))).toBe('FCC_POSTGRES_UNREACHABLE')
    },
  )

  it('is a lost connection where the driver says so in words', () => {
    expect(isLost(failure(undefined, 'Connection terminated unexpectedly'))).toBe(true)
    expect(isLost(failure(undefined, 'Query read timeout'))).toBe(true)
    expect(isLost(failure(undefined, 'anything else'))).toBe(false)
  })

  it.each([
    ['55P03', 'FCC_POSTGRES_BUSY'],
    ['57014', 'FCC_POSTGRES_BUSY'],
    ['53100', 'FCC_STORE_FULL'],
    ['28P01', 'FCC_POSTGRES_REFUSED'],
    ['42501', 'FCC_POSTGRES_REFUSED'],
    ['XX001', 'FCC_STORE_CORRUPT'],
    ['FC001', 'FCC_POSTGRES_FAILED'],
  ])('becomes of %s the error %s, and is not tried again', (code, expected) => {
    expect(isLost(failure(code))).toBe(false)
    expect(codeOf(failure(code))).toBe(expected)
  })

  it('is no room and no damage where a write met a quota, which the server calls an internal error', () => {
    const met = (routine?: string) =>
      codeOf(Object.assign(failure('XX000', 'Plattenkontingent überschritten'), { routine }))
    expect(['mdextend', 'FileWrite', 'XLogWrite'].map(met)).toEqual(Array(3).fill('FCC_STORE_FULL'))
    // What else goes wrong inside of the server says nothing of the records.
    expect(['ExecProcNode', undefined].map(met)).toEqual(Array(2).fill('FCC_POSTGRES_FAILED'))
    expect(codeOf(failure('XX002'))).toBe('FCC_STORE_CORRUPT')
  })

  it('does not let another try at a certificate that is not the right one', () => {
    for (const code of ['DEPTH_ZERO_SELF_SIGNED_CERT', 'ERR_TLS_CERT_ALTNAME_INVALID']) {
      expect(isLost(failure(code))).toBe(false)
    }
  })

  it('stays as it is where it is one of ours, and is never repeated in words', () => {
    const ours = new FccError({ code: 'FCC_STORE_CLOSED', why: 'w', fix: 'f' })
    expect(translateError(ours, place)).toBe(ours)
    const { why, fix } = translateError(failure('22P02'), place)
    expect(`${why} ${fix}`).not.toContain('sealed words')
  })

  it('is a collision where two changes wait for each other', () => {
    expect([isCollision(failure('40P01')), isCollision(failure('55P03'))]).toEqual([true, false])
  })
})
