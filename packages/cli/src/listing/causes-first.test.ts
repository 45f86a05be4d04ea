import type { Diagnostic } from '@fcc/plugin-api'
import { describe, expect, it } from 'vitest'
import { causesFirst } from './causes-first.ts'

const told = (...codes: readonly string[]) =>
  codes.map((code): Diagnostic => ({ severity: 'error', code, why: code, fix: '' }))
const order = (...codes: readonly string[]) => causesFirst(told(...codes)).map(({ code }) => code)

describe('diagnostics', () => {
  it('begin with what may be the cause of the others', () => {
    expect(
      order(
        'FCC_PLUGIN_SKIPPED_BECAUSE',
        'FCC_SAFEGUARD_LOST',
        'FCC_LINK_UNKNOWN_REFERENCE',
        'FCC_PERSONA_INVALID',
        'FCC_SETTINGS_INVALID',
        'FCC_SETUP_FAILED',
        'FCC_LOAD_FAILED',
        'FCC_PLAN_MISSING_NEED',
        'FCC_PLUGIN_MISSING',
        'FCC_DISCOVERY_NO_MANIFEST',
        'FCC_CONFIG_INVALID',
        'FCC_DISCOVERY_BUILD_OUTDATED',
      ),
    ).toEqual([
      'FCC_DISCOVERY_BUILD_OUTDATED',
      'FCC_CONFIG_INVALID',
      'FCC_DISCOVERY_NO_MANIFEST',
      'FCC_PLUGIN_MISSING',
      'FCC_PLAN_MISSING_NEED',
      'FCC_LOAD_FAILED',
      'FCC_SETUP_FAILED',
      'FCC_SETTINGS_INVALID',
      'FCC_PERSONA_INVALID',
      'FCC_LINK_UNKNOWN_REFERENCE',
      'FCC_SAFEGUARD_LOST',
      'FCC_PLUGIN_SKIPPED_BECAUSE',
    ])
  })

  it('of one phase stay as they were found', () => {
    const told = ['FCC_SETUP_FAILED', 'FCC_SETUP_TIMEOUT', 'FCC_SETUP_FAILED']
    expect(order(...told)).toEqual(told)
  })
})
