import { readFileSync } from 'node:fs'
import type { Detector } from '@fcc/contracts'
import type { AnyPoint } from '@fcc/plugin-api'
import { describe, expect, it } from 'vitest'
import plugin from './index.ts'
import { settingsSchema } from './settings.ts'

const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  readonly fcc: {
    readonly id: string
    readonly contributes: Readonly<Record<string, readonly string[]>>
  }
}

/** What the plugin's own set-up contributes; only the part of the context that it uses is there. */
function contributed(): { readonly point: string; readonly value: Detector }[] {
  const list: { point: string; value: Detector }[] = []
  const context = {
    contribute: (point: AnyPoint, value: Detector) => list.push({ point: point.id, value }),
  }
  plugin.setup(context as unknown as Parameters<typeof plugin.setup>[0])
  return list
}

async function detect(id: string, text: string, threshold?: number) {
  const found = contributed().find(({ value }) => value.id === `detectors-common/${id}`)
  const call = {
    settings: settingsSchema.parse(threshold === undefined ? {} : { threshold }),
    tenant: { id: 'riverside', name: 'Riverside', namespace: 'riverside' },
    signal: new AbortController().signal,
  }
  const findings = (await found?.value.detect(text, call)) ?? []
  return findings.map(({ category, span, detector }) => [
    category,
    text.slice(span.start, span.end),
    detector,
  ])
}

describe('the plugin', () => {
  it('contributes exactly what its manifest names', () => {
    const byPoint = Object.groupBy(contributed(), ({ point }) => point)
    const named = Object.entries(byPoint).map(([point, list = []]) => [
      point,
      list.map(({ value }) => value.id),
    ])
    expect(manifest.fcc.contributes).toEqual(Object.fromEntries(named))
    expect(manifest.fcc.id).toBe(plugin.id)
  })

  it('lists every category that a finding can have', async () => {
    for (const { value } of contributed()) {
      expect(value.categories.length).toBeGreaterThan(0)
      for (const category of value.categories) expect(category).toMatch(/^pii\/[a-z-]+$/)
    }
  })
})

describe('the detectors', () => {
  it('find contact details and say who found them', async () => {
    const detector = 'detectors-common/contact-details'
    expect(
      await detect(
        'contact-details',
        'Write to ann@example.org or call (310) 555-1234, 12 Oak Street.',
      ),
    ).toEqual([
      ['pii/email', 'ann@example.org', detector],
      ['pii/phone', '(310) 555-1234', detector],
      ['pii/street-address', '12 Oak Street.', detector],
    ])
  })

  it('find cards and accounts with right check digits only', async () => {
    const text = 'card 4111111111111111, not 4111111111111112; GB82WEST12345698765432'
    expect((await detect('financial-identifiers', text)).map(([, value]) => value)).toEqual([
      '4111111111111111',
      'GB82WEST12345698765432',
    ])
  })

  it('find numbers that authorities give', async () => {
    const text = "SSN 536-90-4399, driver's license D1234567, VIN 1M8GDM9AXKP042788"
    expect((await detect('government-identifiers', text)).map(([category]) => category)).toEqual([
      'pii/us-ssn',
      'pii/licence-number',
      'pii/vehicle',
    ])
  })

  it('find more with a lower threshold, and take it from the tenant', async () => {
    expect(await detect('government-identifiers', 'number 536904399')).toEqual([])
    expect(await detect('government-identifiers', 'number 536904399', 0.05)).toHaveLength(1)
  })

  it('stop when the call is aborted', () => {
    const detector = contributed()[0]?.value
    const call = {
      settings: settingsSchema.parse({}),
      tenant: { id: 't', name: 'T', namespace: 't' },
      signal: AbortSignal.abort(new Error('cancelled')),
    }
    expect(() => detector?.detect('text', call)).toThrow('cancelled')
  })
})

describe('the settings', () => {
  it('cannot be loosened until labelled identifiers pass', () => {
    expect(settingsSchema.parse({})).toEqual({ threshold: 0.4 })
    expect(settingsSchema.safeParse({ threshold: 0.61 }).success).toBe(false)
    expect(settingsSchema.safeParse({ treshold: 0.4 }).success).toBe(false)
  })
})
