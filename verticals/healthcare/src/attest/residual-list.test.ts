import { FccError } from '@fcc/plugin-api'
import { describe, expect, it } from 'vitest'
import { parseResiduals, renderResiduals } from './residual-list.ts'

describe('the list of residuals', () => {
  it('comes back as the tokens that it was made from', () => {
    const text = renderResiduals({
      residuals: [
        { token: 3, suspicion: 'digits' },
        { token: 9, suspicion: 'masked-before' },
      ],
      maskable: 1,
    })
    expect(parseResiduals(text)).toEqual([3, 9])
  })

  it.each([
    '',
    'null',
    '[]',
    '{"residuals":[{"token":-1,"suspicion":"digits"}]}',
    '{"residuals":[{}]}',
  ])('is refused as %j', (text) => {
    try {
      parseResiduals(text)
      expect.unreachable()
    } catch (error) {
      expect(FccError.is(error) && error.code).toBe('FCC_HEALTHCARE_RESIDUALS_UNREADABLE')
    }
  })
})
