import { fileURLToPath, pathToFileURL } from 'node:url'
import { runInThisContext } from 'node:vm'
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

test.each(['/plain/plugin.ts', '/with space/plugin.ts', '/100%/plu#gin?.ts', '/größe/plugin.ts'])(
  'a caller in %s is found by its path, however its URL is written',
  (path) => {
    const { href } = pathToFileURL(path)
    const call = runInThisContext('(boundary) => boundary()', { filename: href })
    expect(call(boundary)).toEqual({ file: fileURLToPath(href), line: 1 })
  },
)
