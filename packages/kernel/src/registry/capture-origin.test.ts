import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { captureCaller } from './capture-origin.ts'

function boundary(): ReturnType<typeof captureCaller> {
  return captureCaller(boundary)
}

test('the caller is the file and line that called the boundary', () => {
  const place = boundary()
  expect(place?.file).toBe(fileURLToPath(import.meta.url))
  expect(place?.line).toBeGreaterThan(5)
})

test('a function without a name, and one that awaited, are found too', async () => {
  const [place] = [0].map(() => boundary())
  await Promise.resolve()
  expect(place?.file).toBe(fileURLToPath(import.meta.url))
  expect(boundary()?.file).toBe(fileURLToPath(import.meta.url))
})

test('the length of other stack traces is left as it was', () => {
  const before = Error.stackTraceLimit
  boundary()
  expect(Error.stackTraceLimit).toBe(before)
})
