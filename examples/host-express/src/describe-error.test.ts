import { FccError } from '@fcc/plugin-api'
import { describe, expect, it } from 'vitest'
import { describeError } from './describe-error.ts'

const errorOf = (code: string) => new FccError({ code, why: 'Why.', fix: 'Fix.' })

describe('an error over HTTP', () => {
  it.each([
    ['FCC_PRINCIPAL_INVALID', 401],
    ['FCC_RUN_UNKNOWN', 404],
    ['FCC_RUN_OVER', 409],
    ['FCC_INPUT_EMPTY', 400],
    ['FCC_STORE_FULL', 500],
  ])('of %s has status %i and its sentence', (code, status) => {
    expect(describeError(errorOf(code))).toEqual({
      status,
      body: { code, why: 'Why.' },
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

  it('of a body that Express could not read says that, and nothing of the body', () => {
    const error = Object.assign(new Error('Unexpected token J, "Jane Roe"'), { status: 400 })
    expect(describeError(error)).toEqual({
      status: 400,
      body: { code: 'BAD_REQUEST', why: 'The request could not be read.' },
    })
    expect(describeError(Object.assign(new Error('x'), { status: 200 })).status).toBe(500)
  })
})
