import { describe, expect, it } from 'vitest'
import { readAddress } from './address.ts'

const read = (
  text: string,
  settings: { readonly tls?: 'verify' | 'off'; readonly tls_ca?: string } = {},
) => readAddress(text, { tls: settings.tls, tls_ca: settings.tls_ca })

function codeOf(text: string, settings?: Parameters<typeof read>[1]): string | undefined {
  try {
    read(text, settings)
  } catch (error) {
    return (error as { readonly code?: string }).code
  }
  return undefined
}

describe('the address of a database', () => {
  it('is encrypted and verified on another machine, and not on this one', () => {
    const far = read('postgres://app:p%40ss@db.example.org/fcc')
    expect(far.client).toMatchObject({ host: 'db.example.org', port: 5432, password: 'p@ss' })
    expect(far.client.ssl).toEqual({ rejectUnauthorized: true })
    expect(read('postgres://app:p@127.0.0.1:5433/fcc').client).toMatchObject({
      port: 5433,
      ssl: false,
    })
    expect(read('postgres://app:p@[::1]/fcc').client).toMatchObject({ host: '::1', ssl: false })
    expect(read('postgres://app:p@localhost/fcc', { tls: 'verify' }).client.ssl).toBeTruthy()
    expect(read('postgres://app:p@x/fcc?host=/run/postgresql').client).toMatchObject({
      host: '/run/postgresql',
      ssl: false,
    })
  })

  it('is refused where another machine would be reached unencrypted', () => {
    expect(codeOf('postgres://app:p@db.example.org/fcc', { tls: 'off' })).toBe(
      'FCC_POSTGRES_NOT_ENCRYPTED',
    )
  })

  it.each([
    'no address',
    'https://app:p@db.example.org/fcc',
    'postgres://db.example.org/fcc',
    'postgres://app:p@db.example.org',
    'postgres://app:p@db.example.org/fcc?sslmode=disable',
    'postgres://app:p@db.example.org/fcc?options=-crow_security=off',
    'postgres://app:p@x/fcc?host=db.example.org',
  ])('is refused as %s, without a word of it', (text) => {
    expect(codeOf(text)).toBe('FCC_POSTGRES_ADDRESS')
  })

  it('is called by its host and database, and its certificates have to be there', () => {
    expect(read('postgres://app:secret@127.0.0.1/fcc').where).toBe('127.0.0.1:5432/fcc')
    expect(codeOf('postgres://app:p@db.example.org/fcc', { tls_ca: '/nowhere.pem' })).toBe(
      'FCC_POSTGRES_ADDRESS',
    )
  })
})
