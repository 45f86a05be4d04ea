import { FccError } from '@fcc/plugin-api'
import { expect, it } from 'vitest'
import { isOwnFault, problemOfError } from './problem.ts'

const error = (code: string, retryAfterMs?: number) =>
  new FccError({ code, why: 'It is so.', fix: 'Do this.', retryAfterMs })

it('says after how many whole seconds to ask again, one at least, where that is known', () => {
  expect(problemOfError(error('FCC_LIMIT_EVENTS_PER_SECOND', 1000))).toMatchObject({
    ...{ status: 429, retryAfter: 1, detail: 'It is so.' },
  })
  expect(problemOfError(error('FCC_PRESSURE_REFUSED', 1)).retryAfter).toBe(1)
  expect(problemOfError(error('FCC_PRESSURE_REFUSED', 5001)).retryAfter).toBe(6)
  expect(problemOfError(error('FCC_LIMIT_QUEUED'))).not.toHaveProperty('retryAfter')
  // Asked again it would be as wrong.
  expect(problemOfError(error('FCC_LIMIT_STORAGE_BYTES', 1000))).not.toHaveProperty('retryAfter')
})

it('says what a host under pressure has to say, and of other failures of the server nothing', () => {
  const busy = problemOfError(error('FCC_PRESSURE_SHADOW_PAUSED', 1000))
  expect(busy).toMatchObject({ status: 503, detail: 'It is so.', fix: 'Do this.' })
  expect(isOwnFault(busy)).toBe(false)
  const failed = problemOfError(error('FCC_STORE_FULL'))
  expect([failed.detail, failed.fix, isOwnFault(failed)]).toEqual([undefined, undefined, true])
})

it('names the run of an answer that cannot be given now', () => {
  expect(problemOfError(error('FCC_MODEL_UNAVAILABLE'))).toMatchObject({
    ...{ status: 503, detail: 'It is so.', fix: 'Do this.' },
  })
})
