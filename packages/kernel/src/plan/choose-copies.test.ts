import type { FoundManifest, Want } from '@fcc/plugin-api'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { codesOf, manifest, plan } from '../../fixtures/kitchen.ts'

function copy(version: string, location: string, ...wantedBy: readonly Want[]): FoundManifest {
  return manifest('core', {}, { version, location, wantedBy })
}
const user = (id: string, includes = ['pkg-core']) => manifest(id, { includes })

describe('a plugin that is found in several copies', () => {
  test('is taken once, in the highest version that satisfies all, and it is said with both places', () => {
    const { order, diagnostics } = plan([
      user('care'),
      copy('1.0.0', '/app/core', { range: '^1.0.0' }),
      copy('1.0.1', '/app/care/core', { by: 'pkg-care', range: '^1.0.0' }),
    ])
    expect(order.map(({ id, found }) => [id, found.location])).toEqual([
      ['care', '/app/node_modules/pkg-care'],
      ['core', '/app/care/core'],
    ])
    expect(diagnostics).toMatchObject([{ code: 'FCC_PLAN_SEVERAL_COPIES', severity: 'notice' }])
    expect(diagnostics[0]?.why).toContain('1.0.1 in /app/care/core and 1.0.0 in /app/core')
  })

  test('is not taken in a version that one of them cannot use, though it is higher', () => {
    const { order } = plan([
      user('care'),
      copy('1.0.0', '/app/core', { by: 'pkg-care', range: '~1.0.0' }),
      copy('1.1.0', '/app/other/core', { range: '^1.0.0' }),
    ])
    expect(order.find(({ id }) => id === 'core')?.found.version).toBe('1.0.0')
  })

  test('is taken where it was linked without a version range', () => {
    const { order } = plan([
      user('care'),
      copy('1.0.0', '/app/core', { range: '^1.0.0' }),
      copy('1.0.0', '/linked/core', { by: 'pkg-care', range: 'workspace:^' }),
    ])
    expect(order.map(({ id }) => id)).toEqual(['care', 'core'])
  })

  const incompatible = [
    user('care'),
    user('bank'),
    user('alone', []),
    copy('1.0.0', '/app/care/core', { by: 'pkg-care', range: '^1.0.0' }),
    copy('2.0.0', '/app/bank/core', { by: 'pkg-bank', range: '^2.0.0' }),
  ]

  test('is out with those that use it where no copy satisfies all, and the others start', () => {
    const { order, skipped } = plan(incompatible)
    expect(order.map(({ id }) => id)).toEqual(['alone'])
    const core = skipped.find(({ pluginId }) => pluginId === 'core')
    expect(core?.reason.code).toBe('FCC_PLAN_INCOMPATIBLE_COPIES')
    expect(core?.reason.why).toContain('1.0.0 in /app/care/core for pkg-care (^1.0.0)')
    expect(core?.reason.why).toContain('2.0.0 in /app/bank/core for pkg-bank (^2.0.0)')
  })

  test.each([
    ['care', '1.0.0'],
    ['bank', '2.0.0'],
  ])('is there for whoever selects only %s, in the version it asks for', (id, version) => {
    const { order, diagnostics } = plan(incompatible, { select: { only: [id] } })
    expect(order.map(({ id }) => id)).toEqual([id, 'core'])
    expect(order.find(({ id }) => id === 'core')?.found.version).toBe(version)
    expect(codesOf(diagnostics.filter(({ severity }) => severity === 'error'))).toEqual([])
  })

  test('is the same one, in whatever order they were found', () => {
    const copies = [
      user('care'),
      copy('1.0.0', '/a', { range: '^1.0.0' }),
      copy('1.10.0', '/b', { by: 'pkg-care', range: '^1.0.0' }),
      copy('1.9.0', '/c', { by: 'pkg-care', range: '^1.2.0' }),
    ]
    fc.assert(
      fc.property(fc.shuffledSubarray(copies, { minLength: copies.length }), (shuffled) => {
        const { order } = plan(shuffled)
        expect(order.find(({ id }) => id === 'core')?.found.version).toBe('1.10.0')
      }),
    )
  })
})
