import type { CredentialRow } from '@fcc/contracts'
import { describe, expect, it } from 'vitest'
import type { GrantRecord } from '../tenant/boundary/boundary.ts'
import {
  carriedCredential,
  credentialColumns,
  isCarriedOf,
  takenCredential,
} from './carried-credentials.ts'

const now = Date.parse('2026-12-01T00:00:00Z')
const row = (changes: Partial<CredentialRow>): CredentialRow => ({
  ...{ kind: 'boundary', id: 'lakeside', tenant: 'lakeside', owner: 'lakeside', version: 3 },
  ...{ record: '{}', digest: 'd' },
  ...changes,
})
const isOf = (changes: Partial<CredentialRow>, tenant = 'lakeside') =>
  isCarriedOf(tenant, row(changes), credentialColumns(row(changes)))

describe('what a backup has of the rows that are the host’s', () => {
  it('is the boundary, the webhooks and what they gave up, and nothing to sign in with', () => {
    const carried = (kind: CredentialRow['kind']) =>
      carriedCredential(credentialColumns(row({ kind })))?.kind
    const kinds = ['boundary', 'webhook', 'webhook_letter', 'api_key', 'session', 'readiness']
    expect(kinds.map((kind) => carried(kind as never))).toEqual([
      ...['boundary', 'webhook', 'webhook_letter', undefined, undefined, undefined],
    ])
  })

  it('is the tenant’s own: no row of it lies in the place of another tenant’s', () => {
    expect(isOf({})).toBe(true)
    const webhook = { kind: 'webhook', id: 'lakeside/books', owner: 'books' } as const
    expect(isOf(webhook)).toBe(true)
    expect(isOf({ ...webhook, kind: 'webhook_letter', id: 'lakeside/books/0001' })).toBe(true)
    for (const foreign of [
      { id: 'riverside' },
      { tenant: 'riverside' },
      { ...webhook, id: 'riverside/books' },
      { ...webhook, id: 'lakeside/others' },
      { ...webhook, kind: 'webhook_letter' as const, id: 'riverside/books/0001' },
    ]) {
      expect(isOf(foreign)).toBe(false)
    }
    expect(isOf({}, 'riverside')).toBe(false)
    const columns = { ...credentialColumns(row({})), id: 'riverside' }
    expect(isCarriedOf('lakeside', row({}), columns)).toBe(false)
  })
})

describe('a restored boundary', () => {
  const grant = (changes: Partial<GrantRecord> = {}): GrantRecord => ({
    ...{ id: 'g', to: { tenant: 'riverside', role: 'auditor' }, what: ['runs'], purpose: 'p' },
    ...{ until: now + 1000, createdAt: now - 1000, createdBy: 'ada' },
    ...changes,
  })
  const lock = { since: 1, by: 'eve', named: 'riverside' }
  const suspension = { since: 2, by: 'grace', reason: 'why' }
  const stored = (seen = now - 500) => ({
    ...{ seen, lock, suspension },
    grants: [grant(), grant({ id: 'over', overAt: 5, revokedBy: 'bo' }), grant({ until: now - 1 })],
  })

  it('keeps its lock and its suspension, and ends every grant', () => {
    const taken = takenCredential(row({ record: JSON.stringify(stored()) }), { by: 'grace', now })
    expect(taken.row.version).toBe(4)
    expect(JSON.parse(taken.row.record)).toEqual({
      ...stored(now),
      grants: [
        grant({ overAt: now, revokedBy: 'grace' }),
        grant({ id: 'over', overAt: 5, revokedBy: 'bo' }),
        grant({ until: now - 1, overAt: now, revokedBy: 'grace' }),
      ],
    })
    expect(taken.boundary).toEqual({ grantsEnded: 1, isLocked: true, isSuspended: true })
  })

  it('has seen what it had, where the clock here is behind', () => {
    const later = stored(now + 900)
    const taken = takenCredential(row({ record: JSON.stringify(later) }), { by: 'grace', now })
    expect(JSON.parse(taken.row.record)).toMatchObject({ seen: now + 900 })
  })

  it('is none of a webhook, which keeps its place and is in nobody’s hands', () => {
    const record = { standing: { place: 7 }, holder: 'host/1/x', heldUntil: now + 1 }
    const { row: taken, boundary } = takenCredential(
      row({ kind: 'webhook', record: JSON.stringify(record) }),
      { by: 'grace', now },
    )
    expect(JSON.parse(taken.record)).toEqual({ standing: { place: 7 }, holder: '', heldUntil: 0 })
    expect(boundary).toBeUndefined()
  })
})
