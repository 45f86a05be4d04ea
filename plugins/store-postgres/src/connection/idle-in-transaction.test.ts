import { describe, expect, it } from 'vitest'
import { config } from '../settings.ts'
import { idleInTransactionMs } from './idle-in-transaction.ts'

describe('how long a transaction may be left alone', () => {
  it('is as long as a lease, where nobody says otherwise', () => {
    expect(idleInTransactionMs(config.parse({}), { leaseMs: 8000 })).toBe(8000)
    expect(idleInTransactionMs(config.parse({}), {})).toBe(60_000)
  })

  it('may be less than a lease, and is refused where it is more', () => {
    const stated = config.parse({ idle_in_transaction_ms: 8000 })
    expect(idleInTransactionMs(stated, { leaseMs: 8000 })).toBe(8000)
    expect(idleInTransactionMs(stated, { leaseMs: 15_000 })).toBe(8000)
    expect(() => idleInTransactionMs(stated, { leaseMs: 7999 })).toThrow(
      expect.objectContaining({ code: 'FCC_POSTGRES_IDLE_TOO_LONG' }),
    )
  })
})
