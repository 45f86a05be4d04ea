import { describe, expect, it } from 'vitest'
import { AuditError } from './audit-error.ts'
import * as diagnostics from './diagnostics.ts'

const errors = Object.values(diagnostics).map((make) => make('a reason'))

describe('the errors of this package', () => {
  it('are told by stable codes of their own', () => {
    expect(errors.map(({ code }) => code).sort()).toEqual([
      'FCC_AUDIT_BAD_CHECKPOINT',
      'FCC_AUDIT_BAD_EXPORT_INPUT',
      'FCC_AUDIT_BAD_HASH',
      'FCC_AUDIT_BAD_SIGNER',
      'FCC_AUDIT_BAD_TREE_STATE',
      'FCC_AUDIT_BAD_VERIFIER_KEY',
      'FCC_AUDIT_NOT_JSON',
      'FCC_AUDIT_OUT_OF_TREE',
    ])
  })

  it('say what happened and how to fix it, and name their page', () => {
    for (const error of errors) {
      expect(error).toBeInstanceOf(AuditError)
      expect(error.message).toBe(`${error.code}  ${error.why}`)
      expect(error.why).toMatch(/a reason\.$/)
      expect(error.fix).toMatch(/^[A-Z][a-z]+ .*\.$/)
      expect(error.docs).toBe(`errors/audit#${error.code.toLowerCase()}`)
      expect(JSON.parse(JSON.stringify(error))).toMatchObject({ code: error.code, fix: error.fix })
    }
  })

  it('carry the mark by which all errors of the product are known', () => {
    for (const error of errors) expect(Symbol.for('fcc.error') in error).toBe(true)
  })
})
