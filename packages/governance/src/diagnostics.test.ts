import { describe, expect, it } from 'vitest'
import { GOVERNANCE_CODES, reportGovernance } from './diagnostics.ts'

describe('the catalogue of problems', () => {
  it('has codes of one form, each once', () => {
    expect(new Set(GOVERNANCE_CODES).size).toBe(GOVERNANCE_CODES.length)
    for (const code of GOVERNANCE_CODES) {
      expect(code).toMatch(/^FCC_(CONSTITUTION|FACTS|LABELS|DECISION)_[A-Z_]+$/)
    }
  })

  it('gives a diagnostic its place and owner', () => {
    const place = { file: 'local.yaml', line: 3, column: 7 }
    const problem = reportGovernance(
      'FCC_CONSTITUTION_NOT_BOOL',
      { place, pluginId: 'acme', pointId: 'constitutions' },
      'rule c/r',
      'int',
    )
    expect(problem).toMatchObject({ severity: 'error', place, pluginId: 'acme' })
    expect(problem.why).toBe(
      'The predicate of rule c/r gives a value of type int; a predicate is true or false.',
    )
  })
})
