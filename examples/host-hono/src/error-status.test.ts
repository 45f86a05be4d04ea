import { FccError } from '@fcc/plugin-api'
import { describe, expect, it } from 'vitest'
import { describeError } from './error-status.ts'

const errorOf = (code: string) => new FccError({ code, why: 'Why.', fix: 'Fix.' })

describe('an error over HTTP', () => {
  it.each([
    ['FCC_PRINCIPAL_INVALID', 401],
    ['FCC_RUN_UNKNOWN', 404],
    ['FCC_SEALING_SHREDDED', 410],
    ['FCC_INPUT_EMPTY', 400],
    ['FCC_STORE_FULL', 500],
  ])('of %s has status %i and its sentence', (code, status) => {
    expect(describeError(errorOf(code))).toEqual({
      status,
      body: { code, why: 'Why.', fix: 'Fix.' },
    })
  })

  it.each([new Error('Jane Roe, MRN 4711'), 'Jane Roe', { message: 'Jane Roe' }, undefined])(
    'that is not the runtime’s own tells a caller nothing of it',
    (error) => {
      expect(describeError(error)).toEqual({
        status: 500,
        body: { code: 'INTERNAL', why: 'The server could not do it.' },
      })
    },
  )
})
