import { RUN_STATES } from '@fcc/contracts'
import { describe, expect, it } from 'vitest'
import { exitCodeOfError, exitCodeOfRun } from './exit-code.ts'

describe('the exit code', () => {
  it('says how a run ended', () => {
    const codes = Object.fromEntries(RUN_STATES.map((state) => [state, exitCodeOfRun(state)]))
    expect(codes).toEqual({
      queued: 5,
      running: 5,
      waiting: 5,
      paused: 5,
      quarantined: 5,
      completed: 0,
      halted: 3,
      rejected: 4,
      cancelled: 1,
      failed: 1,
    })
  })

  it.each([
    ['FCC_CLI_USAGE', 2],
    ['FCC_CONFIG_INVALID', 2],
    ['FCC_TENANT_REFUSED', 2],
    ['FCC_INPUT_EMPTY', 2],
    ['FCC_RUN_UNKNOWN', 2],
    ['FCC_WEBHOOK_UNKNOWN', 2],
    ['FCC_CONTENT_HALTED', 3],
    ['FCC_CONTENT_REJECTED', 4],
    ['FCC_CLI_UNEXPECTED', 1],
    ['FCC_CLI_COMMAND_BROKEN', 1],
    ['FCC_CLI_COMMAND_FAILED', 1],
    ['FCC_RUN_OVER', 1],
    ['FCC_STORE_FULL', 1],
    ['FCC_APPROVAL_ROLE', 1],
    ['FCC_SEALING_SHREDDED', 1],
  ])('of %s is %i', (code, expected) => {
    expect(exitCodeOfError(code)).toBe(expected)
  })
})
