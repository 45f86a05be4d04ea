import { expect, test } from 'vitest'
import { z } from 'zod'
import { validateOnce } from './validate-once.ts'

test('an asynchronous refinement is called once, and what it throws reaches the caller', async () => {
  let calls = 0
  const schema = z.object({}).refine(async () => {
    calls += 1
    throw new Error('no table')
  })
  await expect(validateOnce(schema, {})).rejects.toThrow('no table')
  expect(calls).toBe(1)
})

test('a value that fits comes back as the schema gives it', async () => {
  const schema = z.object({ heat: z.number().default(3) }).refine(async () => true)
  expect(await validateOnce(schema, {})).toEqual({ value: { heat: 3 } })
})

test('what does not fit comes back as issues', async () => {
  const { issues } = await validateOnce(z.object({ heat: z.number() }), {})
  expect(issues).toMatchObject([{ path: ['heat'] }])
})

test('a schema of another library is asked by the standard', async () => {
  const validate = (value: unknown) => ({ value: [value] })
  const schema = { '~standard': { version: 1 as const, vendor: 'other', validate } }
  expect(await validateOnce(schema, 1)).toEqual({ value: [1] })
})
