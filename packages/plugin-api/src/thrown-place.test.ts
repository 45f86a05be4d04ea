import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { thrownPlace } from './thrown-place.ts'

const here = fileURLToPath(import.meta.url)

function withStack(stack: string, message = 'x'): Error {
  return Object.assign(new Error(message), { stack })
}

test('an error comes from the file and line that threw it', () => {
  const place = thrownPlace(new TypeError('no bread'))
  expect(place?.file).toBe(here)
  expect(place?.line).toBeGreaterThan(10)
  expect(place?.column).toBeGreaterThan(0)
})

test('a frame in the folder that is asked for goes before one of a library', () => {
  const stack = `TypeError: x
    at parse (file:///app/node_modules/acme/node_modules/library/index.js:9:1)
    at Object.setup (file:///app/plugins/with%20space/index.js:4:14)
    at node:internal/process/task_queues:95:5`
  expect(thrownPlace(withStack(stack), '/app/plugins/with space/')).toEqual({
    file: '/app/plugins/with space/index.js',
    line: 4,
    column: 14,
  })
  expect(thrownPlace(withStack(stack), '/elsewhere/')?.line).toBe(9)
})

test('frames of the platform are no place', () => {
  const stack = `SyntaxError: Unexpected token ';'
    at compileSourceTextModule (node:internal/modules/esm/utils:319:16)`
  expect(thrownPlace(withStack(stack))).toBeUndefined()
})

test('a module that does not export what is imported is named with its line', () => {
  const stack = `file:///app/miss.mjs:3
import { q } from "./ok.mjs"
         ^
SyntaxError: The requested module './ok.mjs' does not provide an export named 'q'
    at #asyncInstantiate (node:internal/modules/esm/module_job:455:21)`
  expect(thrownPlace(withStack(stack))).toEqual({ file: '/app/miss.mjs', line: 3 })
})

test('an import of what is not there is named by the file that imports it', () => {
  const message = "Cannot find module '/app/nothere.mjs' imported from /app/nf.mjs"
  const stack = `Error: ${message}\n    at finalizeResolution (node:internal/modules/esm/resolve:272:11)`
  expect(thrownPlace(withStack(stack, message))).toEqual({ file: '/app/nf.mjs' })
})

test.each([['text'], [undefined], [null], [{ stack: 'at (file:///a:1:1)' }]])(
  'what is no error has no place: %j',
  (thrown) => {
    expect(thrownPlace(thrown)).toBeUndefined()
  },
)
