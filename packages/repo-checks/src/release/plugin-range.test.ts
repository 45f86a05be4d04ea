import { describe, expect, it } from 'vitest'
import { withApiRange } from './plugin-range.ts'

describe('the API range of a plugin', () => {
  it('follows the version and leaves the rest as it is', () => {
    const text = '{\n  "api": "keep",\n  "fcc": {\n    "spec": 1,\n    "api": "^0.0.0"\n  }\n}\n'
    expect(withApiRange(text, '1.2.0')).toBe(text.replace('^0.0.0', '^1.2.0'))
  })

  it('is not invented where a package is no plugin', () => {
    expect(withApiRange('{ "api": "x" }', '1.2.0')).toBe('{ "api": "x" }')
  })
})
