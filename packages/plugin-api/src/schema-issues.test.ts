import { expect, test } from 'vitest'
import { z } from 'zod'
import { findIssues, issuePath } from './schema-issues.ts'

test('a value that fits has no issues', () => {
  expect(findIssues(z.number(), 3)).toBeUndefined()
})

test('issues are written with their paths, on one line', () => {
  const schema = z.strictObject({ heat: z.number(), bread: z.array(z.string()) })
  const issues = findIssues(schema, { heat: 'hot', bread: ['rye', 7], colour: 1 })
  expect(issues).toContain('heat: ')
  expect(issues).toContain('bread.1: ')
  expect(issues).toContain('"colour"')
})

test('a path part may be an object that holds the key', () => {
  expect(issuePath({ message: 'no', path: [{ key: 'bread' }, 1] })).toEqual(['bread', 1])
  expect(issuePath({ message: 'no' })).toEqual([])
})

test('a schema that answers later, or throws, has not taken the value', () => {
  const slow = z.string().refine(async () => true)
  const broken: typeof slow = {
    ...slow,
    '~standard': {
      ...slow['~standard'],
      validate() {
        throw new Error('no idea')
      },
    },
  }
  expect(findIssues(slow, 'rye')).toContain('asynchronous')
  expect(findIssues(broken, 'rye')).toBe('no idea')
})
