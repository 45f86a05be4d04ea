import { expect, it } from 'vitest'
import { reloadLines } from './reload-lines.ts'

it('says which tenants have something new, which keep what they had and why, and what waits', () => {
  const why = {
    severity: 'error' as const,
    code: 'X',
    why: 'It is refused.\n  no table',
    fix: 'Y.',
  }
  expect(
    reloadLines({
      tenants: [
        { tenant: 'shed', outcome: 'replaced', diagnostics: [] },
        { tenant: 'orchard', outcome: 'kept', diagnostics: [why] },
      ],
      waiting: [
        { kind: 'setting', name: 'store' },
        { kind: 'package', name: 'hot 2.0.0' },
        { kind: 'tenant', name: 'marsh' },
      ],
    }),
  ).toEqual({
    taken: ['Reloaded.', '  shed  replaced'],
    kept: [
      'Tenant orchard keeps what it had:',
      '  It is refused.',
      '    no table',
      '  Y.',
      'store of fcc.yaml is the host’s: it counts from the next start.',
      'hot 2.0.0 lies where another version is loaded: it counts from the next start.',
      'Tenant marsh is no longer in fcc.yaml: it is served until the next start.',
    ],
  })
})

it('says that nothing is new apart from that nothing was taken over', () => {
  expect(reloadLines({ tenants: [], waiting: [] }).taken).toEqual(['Reloaded: nothing is new.'])
  const waiting = [{ kind: 'setting' as const, name: 'store' }]
  expect(reloadLines({ tenants: [], waiting }).taken).toEqual(['Reloaded: nothing was taken over.'])
})
