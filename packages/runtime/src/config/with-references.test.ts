import { expect, it } from 'vitest'
import { withReferences } from './with-references.ts'

it('references have one form: a placeholder is a variable, and a path starts at the file’s folder', () => {
  const placeholder = `$${'{CODES_KEY}'}`
  expect(
    withReferences(
      {
        key: placeholder,
        more: [{ file: 'file:keys/codes' }, 'file:/run/key', 'env:OTHER'],
        kept: [`Bearer ${placeholder}`, 'file:///etc/hosts', 7, null, true],
      },
      '/srv/app',
    ),
  ).toEqual({
    key: 'env:CODES_KEY',
    more: [{ file: 'file:/srv/app/keys/codes' }, 'file:/run/key', 'env:OTHER'],
    kept: [`Bearer ${placeholder}`, 'file:///etc/hosts', 7, null, true],
  })
})
