import { describe, expect, it } from 'vitest'
import { readAddress } from './address.ts'

describe('the address of brokers', () => {
  it('names one or several, and a user whose name and password may have any character', () => {
    expect(readAddress('kafkas://app:a%40b%3Ac@one.example:9093,two.example\n')).toEqual({
      brokers: ['one.example:9093', 'two.example:9092'],
      isEncrypted: true,
      user: { name: 'app', password: 'a@b:c' },
    })
    expect(readAddress('kafka://127.0.0.1:9092')).toEqual({
      brokers: ['127.0.0.1:9092'],
      isEncrypted: false,
    })
  })

  it.each([
    ['of another machine that is not encrypted', 'kafka://one.example:9092'],
    ['of another machine beside this one', 'kafka://127.0.0.1:9092,one.example:9092'],
    ['of something else', 'http://127.0.0.1:9092'],
    ['without a host', 'kafkas://app:secret-word@'],
    ['with a password that is not encoded', 'kafkas://app:100%@one.example:9093'],
  ])('is refused where it is one %s, and no password is told', (_what, text) => {
    let thrown: unknown
    try {
      readAddress(text)
    } catch (error) {
      thrown = error
    }
    expect(thrown).toMatchObject({ code: 'FCC_KAFKA_ADDRESS' })
    expect(JSON.stringify(thrown) + String(thrown)).not.toContain('secret-word')
  })
})
