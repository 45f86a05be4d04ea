import { expect, test } from 'vitest'
import { defineDiagnostics } from './define-diagnostics.ts'
import { FccError } from './fcc-error.ts'

const { codes, report, failure } = defineDiagnostics({
  FCC_TOAST_BURNT: 'The toast of {guest} burnt at {heat}. → Lower the heat of {pluginId}.',
  FCC_TOAST_GONE: 'The toast is gone. → Make another.',
})

test('a text is filled with the facts, and the concern goes into the diagnostic', () => {
  const place = { file: 'toast.yaml' }
  expect(report('FCC_TOAST_BURNT', { pluginId: 'acme', guest: 'Ann', heat: 9, place })).toEqual({
    severity: 'error',
    code: 'FCC_TOAST_BURNT',
    why: 'The toast of Ann burnt at 9.',
    fix: 'Lower the heat of acme.',
    pluginId: 'acme',
    place,
  })
})

test('facts are taken as they are, whatever they look like', () => {
  const facts = { pluginId: '{heat}', guest: '$& → {guest}', heat: '$1' }
  expect(report('FCC_TOAST_BURNT', facts)).toMatchObject({
    why: 'The toast of $& → {guest} burnt at $1.',
    fix: 'Lower the heat of {heat}.',
  })
})

test('a severity may be given', () => {
  expect(report('FCC_TOAST_GONE', { severity: 'notice' }).severity).toBe('notice')
})

test('a failure is the same letter as an error', () => {
  const cause = new Error('smoke')
  const error = failure('FCC_TOAST_GONE', { cause })
  expect(FccError.is(error)).toBe(true)
  expect(error).toMatchObject({ code: 'FCC_TOAST_GONE', fix: 'Make another.', cause })
})

test('the codes are listed', () => {
  expect(codes).toEqual(['FCC_TOAST_BURNT', 'FCC_TOAST_GONE'])
})
