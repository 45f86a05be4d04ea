import { describe, expect, it } from 'vitest'
import { isOwnName } from './own-names.ts'

describe('a name that no other registry hears', () => {
  it.each([
    '@fcc/cli',
    'fcc-healthcare',
    '@fcc/kernel',
    '@fcc/not-there',
    '@fcc/create-plugin',
    'acme-minutes',
  ])('is %s', (name) => {
    expect(isOwnName(name)).toBe(true)
  })

  it.each(['zod', '@fccs/kernel', '@types/node', 'my-fcc', 'fccx', '@acme/fcc'])(
    'is not %s',
    (name) => {
      expect(isOwnName(name)).toBe(false)
    },
  )
})
