import { expect, it } from 'vitest'
import { decodeBase64 } from './decode-base64.ts'

it('undoes base64 that hides a number or an address, and nothing else', () => {
  expect(decodeBase64('MDA0ODI5MTA=')).toBe('00482910')
  expect(decodeBase64(btoa('anna@example.org'))).toBe('anna@example.org')
  // The bits before the padding are nobody's: these end in G where they would end in E.
  expect(decodeBase64('MjUxLTU0LTA2MjG=')).toBe('251-54-0621')
  expect(decodeBase64('administration')).toBeUndefined()
  expect(decodeBase64('medicine')).toBeUndefined()
})
