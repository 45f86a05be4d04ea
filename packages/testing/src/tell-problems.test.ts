import { join } from 'node:path'
import type { Diagnostic } from '@fcc/plugin-api'
import { describe, expect, it } from 'vitest'
import { tellEach } from './tell-problems.ts'

const problem = (code: string, more: Partial<Diagnostic> = {}): Diagnostic => ({
  severity: 'error',
  code,
  why: 'It burnt.',
  fix: 'Lower the heat.',
  pluginId: 'toy',
  ...more,
})
const mismatches = (undeclared: number, missing: number, pluginId = 'toy') => [
  ...Array.from({ length: undeclared }, () =>
    problem('FCC_SETUP_UNDECLARED_CONTRIBUTION', { pointId: 'scorers', pluginId }),
  ),
  ...Array.from({ length: missing }, () =>
    problem('FCC_SETUP_MISSING_CONTRIBUTION', { pointId: 'gates', pluginId }),
  ),
]

describe('telling problems', () => {
  it.each([
    [{ file: 'data/rules.yaml', line: 8 }, ' data/rules.yaml:8'],
    [{ file: join(process.cwd(), 'data/rules.yaml'), line: 8, column: 3 }, ' data/rules.yaml:8:3'],
    [{ file: '/elsewhere/rules.yaml' }, ' /elsewhere/rules.yaml'],
    [undefined, ''],
  ])('says where, as a host does: %j', (place, shown) => {
    expect(tellEach([problem('FCC_TOAST', { place })])).toEqual([
      `FCC_TOAST${shown} It burnt. Lower the heat.`,
    ])
  })

  it('says once per plugin that package.json and code disagree, where they do so often', () => {
    expect(tellEach([...mismatches(8, 7), problem('FCC_TOAST')])).toEqual([
      expect.stringMatching(
        /^FCC_SETUP_UNDECLARED_CONTRIBUTION package\.json and code of toy disagree about gates, scorers: \+ 8 not declared, − 7 not made\. Run `npm run manifest`/,
      ),
      'FCC_TOAST It burnt. Lower the heat.',
    ])
    expect(tellEach([...mismatches(4, 0), ...mismatches(0, 4, 'other')])).toHaveLength(2)
    expect(tellEach(mismatches(2, 1))).toHaveLength(3)
  })

  it('leaves out what only follows from another problem of the same plugin', () => {
    const broken = problem('FCC_SAFEGUARD_BROKEN')
    expect(tellEach([broken, problem('FCC_TOAST')])).toHaveLength(1)
    expect(tellEach([broken])).toHaveLength(1)
    expect(tellEach([broken, problem('FCC_TOAST', { pluginId: 'other' })])).toHaveLength(2)
  })
})
