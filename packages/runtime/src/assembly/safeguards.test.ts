import type { Contribution } from '@fcc/plugin-api'
import { describe, expect, it } from 'vitest'
import { missingSafeguards, safeguardsOf } from './safeguards.ts'

const permit = (id: string, when = 'true') => ({ id, at: ['egress'], when, cites: [] })
const rule = { id: 'house/no', tier: 'hard_stop', at: ['egress'], when: 'true', waivableBy: [] }

/** What a constitution with these permits and rules guards. */
function guarded(permits: readonly object[], rules: readonly object[] = [rule]) {
  const value = { rules, permits, separations: [] }
  const origin = { pluginId: 'house', packageName: 'house', version: '1.0.0', kind: 'vertical' }
  const contribution = { id: 'house/rules', value, origin } as unknown as Contribution<unknown>
  return safeguardsOf(new Map([['constitutions', [contribution]]])).house ?? []
}
const missing = (before: readonly string[], after: readonly string[]) =>
  missingSafeguards(before, after)

describe('what governs', () => {
  it('misses nothing where the same is there, or a rule more', () => {
    const before = guarded([permit('house/a')])
    expect(missing(before, before)).toEqual([])
    expect(
      missing(before, guarded([permit('house/a')], [rule, { ...rule, id: 'house/x' }])),
    ).toEqual([])
  })

  it.each<[string, readonly object[]]>([
    ['one permit more', [permit('house/a'), permit('house/b')]],
    ['a permit that holds of more', [permit('house/a', 'true || true')]],
    ['a permit at one more place', [{ ...permit('house/a'), at: ['egress', 'declassify'] }]],
  ])('misses what it had for %s', (_, permits) => {
    expect(missing(guarded([permit('house/a')]), guarded(permits))).toHaveLength(1)
  })

  it.each<[string, object]>([
    ['tier', { tier: 'preferred' }],
    ['places', { at: ['release'] }],
    ['predicate', { when: 'false' }],
    ['remedy', { remedy: 'redact' }],
    ['who may waive it', { waivableBy: ['officer'] }],
    ['who may approve it', { approvableBy: ['officer'] }],
    ['what it does where a fact is missing', { ifMissing: 'not_applicable' }],
  ])('misses a rule that changes its %s under the same id', (_, over) => {
    const before = guarded([])
    expect(missing(before, guarded([], [{ ...rule, ...over }]))).toHaveLength(1)
  })

  it('misses what is gone as a whole once, and not each part of it', () => {
    expect(missing(guarded([permit('house/a')]), [])).toHaveLength(1)
  })
})
