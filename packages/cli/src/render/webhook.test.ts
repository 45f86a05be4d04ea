import type { TestedWebhook, WebhookState } from '@fcc/runtime'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadRuntime } from '../runtime-module.ts'
import { redrivenLines, testedLines, webhookRow } from './webhook.ts'

beforeAll(loadRuntime)

const failed = (why: string) => ({ webhook: 'billing', outcome: 'failed', why }) as TestedWebhook

describe('a webhook that did not take an event', () => {
  it('is told with what puts it right, and with the word that programs get', () => {
    const [said, fix] = testedLines(failed('secret_missing'))
    expect(said).toContain('its secret is not there, or is none (secret_missing)')
    expect(fix).toMatch(/^ {2}Fix {2}Put a secret where the reference says: whsec_/)
  })

  it('is not said to be tried again where somebody tried it by hand', () => {
    const lines = testedLines(failed('status_503')).join('\n')
    expect(lines).toContain('it answers 503 (status_503)')
    expect(lines).toContain('Look into the log of the receiver.')
    expect(lines).not.toContain('tried again by itself')
  })

  it('ends a redrive with why', () => {
    const result = { webhook: 'billing', delivered: 1, withheld: 0, gone: 0, left: 2 }
    expect(redrivenLines(result)).toEqual(['  1 sent, 2 left.'])
    const [, said, fix] = redrivenLines({ ...result, stoppedBy: 'timed_out' })
    expect(said).toBe('  It ended early: it does not answer in time (timed_out).')
    expect(fix).toContain('Let the receiver answer before it does its work.')
  })
})

it('the row of a webhook names a secret that is not there, or is none', () => {
  const webhook: WebhookState = {
    ...{ name: 'billing', origin: 'https://hooks.example.org', state: 'current', isHeld: false },
    ...{ secrets: [{ reference: 'env:KEY', isThere: false }], isAllowed: true, deadLetters: 0 },
  }
  expect(webhookRow(webhook)[2]).toContain('env:KEY is not there, or is no secret')
})
