import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { FccError } from './fcc-error.ts'
import { isPlugin } from './plugin.ts'
import { thrownMessage } from './thrown-message.ts'

const details = {
  code: 'FCC_TOAST_BURNT',
  why: 'The toast burnt.',
  fix: 'Lower the heat.',
  pluginId: 'acme-toast',
  place: { file: 'toast.yaml', line: 3, column: 7 },
}

const folder = await mkdtemp(join(tmpdir(), 'fcc-copy-'))
afterAll(() => rm(folder, { recursive: true }))

test('an error says what happened, how to fix it and where to read on', () => {
  const cause = new Error('too hot')
  const error = new FccError({ ...details, cause })
  expect(error).toBeInstanceOf(Error)
  expect(error).toMatchObject({ ...details, cause, name: 'FccError' })
  expect(error.message).toBe('FCC_TOAST_BURNT  The toast burnt.')
  expect(error.docs).toBe('errors/toast#fcc_toast_burnt')
})

test('as JSON it has no cause and no stack, which may hold more than it should say', () => {
  const error = new FccError({ ...details, cause: new Error('content') })
  expect(JSON.parse(JSON.stringify(error))).toEqual({
    ...details,
    docs: 'errors/toast#fcc_toast_burnt',
  })
})

test.each([[undefined], [null], ['FccError'], [{ code: 'FCC_X' }], [new Error('no')]])(
  '%s is not one',
  (value) => {
    expect(FccError.is(value)).toBe(false)
  },
)

test('a second copy of this package makes errors and plugins that the first one knows', async () => {
  const source = fileURLToPath(new URL('..', import.meta.url))
  for (const part of ['src', 'package.json']) {
    await cp(join(source, part), join(folder, part), { recursive: true })
  }
  const copy = await import(pathToFileURL(join(folder, 'src', 'index.ts')).href)
  const error = new copy.FccError(details)
  expect(error instanceof FccError).toBe(false)
  expect(FccError.is(error)).toBe(true)
  expect(copy.FccError.is(new FccError(details))).toBe(true)
  expect(isPlugin(copy.definePlugin({ id: 'acme', setup: () => undefined }))).toBe(true)
  expect(thrownMessage(error)).toBe('FCC_TOAST_BURNT The toast burnt.')
})

test('whatever was thrown has a message', () => {
  expect(thrownMessage(new TypeError('no bread'))).toBe('no bread')
  expect(thrownMessage('no bread')).toBe('no bread')
  expect(thrownMessage(undefined)).toBe('undefined')
})
