import { describe, expect, test } from 'vitest'
import {
  assertAnswerable,
  assertCommit,
  assertCount,
  assertPlaces,
  createIdCheck,
  EMPTY_TREE,
  isCurrentLease,
  MAX_TENANT_ID_BYTES,
  resolveLease,
  STORE_CODES,
  storeError,
} from './index.ts'

function codeOf(act: () => unknown): string | undefined {
  try {
    act()
  } catch (error) {
    return (error as { code?: string }).code
  }
  return undefined
}

describe('the checks that every store makes', () => {
  test('refuse an id that would end early or change on its way into a database', () => {
    const check = createIdCheck(MAX_TENANT_ID_BYTES)
    expect(check('tenant', 'riverside')).toBe('riverside')
    for (const id of ['', 'a\0b', '\ud800', 'é'.repeat(41)]) {
      expect(codeOf(() => check('tenant', id))).toBe('FCC_STORE_INVALID_ID')
    }
    expect(codeOf(() => check('tenant', undefined as unknown as string))).toBe(
      'FCC_STORE_INVALID_ID',
    )
  })

  test('refuse a count that is negative, broken or no number', () => {
    expect(assertCount('from', 0)).toBe(0)
    for (const count of [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(codeOf(() => assertCount('from', count))).toBe('FCC_STORE_INVALID_NUMBER')
    }
  })

  test('refuse places that skip an entry', () => {
    const placed = [
      { insertion: 1, place: 0 },
      { insertion: 2, place: 1 },
    ]
    expect(
      codeOf(() => assertPlaces(0, placed, { size: 2, state: 's', digest: new Uint8Array() }, 2)),
    ).toBeUndefined()
    expect(
      codeOf(() =>
        assertPlaces(0, placed.slice(1), { size: 1, state: 's', digest: new Uint8Array() }, 2),
      ),
    ).toBe('FCC_STORE_PLACES')
    expect(
      codeOf(() => assertPlaces(0, placed, { size: 2, state: 's', digest: new Uint8Array() }, 1)),
    ).toBe('FCC_STORE_PLACES')
    expect(EMPTY_TREE.size).toBe(0)
  })

  test('give a lease only where nobody else holds one, each time under a higher epoch', () => {
    const first = resolveLease(undefined, { run: 'r', holder: 'a', now: 0, forMs: 10 })
    expect(first).toEqual({ run: 'r', holder: 'a', epoch: 1, expiresAt: 10 })
    const held = { holder: 'a', epoch: 1, expiresAt: 10 }
    expect(resolveLease(held, { run: 'r', holder: 'b', now: 9, forMs: 10 })).toBeUndefined()
    expect(resolveLease(held, { run: 'r', holder: 'b', now: 10, forMs: 10 })?.epoch).toBe(2)
    expect(isCurrentLease(held, { run: 'r', holder: 'a', epoch: 1, expiresAt: 10 })).toBe(true)
    expect(isCurrentLease(held, { run: 'r', holder: 'a', epoch: 2, expiresAt: 10 })).toBe(false)
  })

  const commit = {
    head: { run: 'run', tenant: 'acme' },
    rows: [],
    removed: [],
    contents: [],
    entries: [],
    events: [],
    ledger: [],
    commands: [],
  }
  const committing = (over: object) =>
    codeOf(() =>
      assertCommit(createIdCheck(64), 'acme', 'run', {
        ...commit,
        ...over,
      } as unknown as Parameters<typeof assertCommit>[3]),
    )
  const entry = (over: object) => ({ id: 'e', run: 'run', canonical: '{}', ...over })
  const event = (over: object) => ({ id: 'v', run: 'run', text: '{}', ...over })
  const movement = (over: object) => ({
    ...{ id: 'm', run: 'run', account: 'a', unit: 'u', amount: 1 },
    ...over,
  })

  test('take a commit of the run, with what belongs to it', () => {
    const whole = { entries: [entry({})], events: [event({})], ledger: [movement({})] }
    expect([committing({}), committing(whole)]).toEqual([undefined, undefined])
  })

  test.each<[string, object]>([
    ['a commit under the lease of another run', { head: { run: 'other', tenant: 'acme' } }],
    ['a run of another tenant', { head: { run: 'run', tenant: 'riverside' } }],
    ['one entry of several that names another run', { entries: [entry({}), entry({ run: 'o' })] }],
    ['one event of several that names another run', { events: [event({}), event({ run: 'o' })] }],
    [
      'one movement of several that names another run',
      { ledger: [movement({}), movement({ run: 'o' })] },
    ],
  ])('refuse %s', (_, over) => {
    expect(committing(over)).toBe('FCC_STORE_FOREIGN_RECORD')
  })

  test('refuse an answer to anything but what a run asks now', () => {
    const head = { awaits: [{ activity: 'a', binding: 'shown' }, { activity: 'b' }] }
    const given = { decision: 'approved', by: { id: 'ann' }, at: '2026-11-21T10:00:00.000Z' }
    const answering = (over: object, to: typeof head | undefined = head) =>
      codeOf(() =>
        assertAnswerable(
          to as never,
          { run: 'run', activity: 'a', binding: 'shown', ...given, ...over } as never,
          [],
        ),
      )
    expect(answering({})).toBeUndefined()
    expect(answering({ activity: 'a~2' })).toBe('FCC_STORE_APPROVAL_VOID')
    expect(answering({ activity: 'a~outcome' })).toBe('FCC_STORE_APPROVAL_VOID')
    expect(answering({ activity: 'b', binding: '' })).toBeUndefined()
    expect(answering({ binding: 'shown before' })).toBe('FCC_STORE_APPROVAL_VOID')
    expect(answering({ activity: 'c' })).toBe('FCC_STORE_APPROVAL_VOID')
    expect(codeOf(() => assertAnswerable(undefined, { run: 'run' } as never, []))).toBe(
      'FCC_STORE_UNKNOWN_RUN',
    )
  })

  test('report by one catalogue whose fixes are sentences', () => {
    for (const code of STORE_CODES) {
      const { fix } = storeError(code as Parameters<typeof storeError>[0], ['a', 'b', 'c'] as never)
      expect(fix, code).toMatch(/^[A-Z].*\.$/s)
    }
  })
})
