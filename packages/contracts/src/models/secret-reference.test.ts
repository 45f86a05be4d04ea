import { expect, it } from 'vitest'
import { secretReference } from './secret-reference.ts'

it('a reference is kept in one form, and a secret in plain text is refused without being repeated', () => {
  const schema = secretReference()
  expect(schema.parse('env:CODES_KEY')).toBe('env:CODES_KEY')
  expect(schema.parse(`$${'{CODES_KEY}'}`)).toBe('env:CODES_KEY')
  expect(schema.parse('file:/run/secrets/key')).toBe('file:/run/secrets/key')
  for (const secret of ['sk-1234567890', '', 'env:', 'env:NOT A NAME', 'https://x']) {
    const { success, error } = schema.safeParse(secret)
    expect(success).toBe(false)
    if (secret !== '') expect(JSON.stringify(error?.issues)).not.toContain(`"${secret}"`)
  }
})
