import type { Detector } from '@fcc/contracts'
import type { AnyPoint } from '@fcc/plugin-api'
import { describe, expect, it } from 'vitest'
import plugin from './index.ts'
import { settingsSchema } from './settings.ts'

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
    tenant: { id: 'riverside', name: 'Riverside', namespace: 'riverside', contributions: () => [] },
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
  it('lists every category that a finding can have', async () => {
    for (const { value } of contributed()) {
      expect(value.categories.length).toBeGreaterThan(0)
      for (const category of value.categories) expect(category).toMatch(/^(?:pii|secret)\/[a-z-]+$/)
    }
  })
})

describe('the detectors', () => {
  it('find more with a lower threshold, and take it from the tenant', async () => {
    expect(await detect('government-identifiers', 'number 536904399')).toEqual([])
    expect(await detect('government-identifiers', 'number 536904399', 0.05)).toHaveLength(1)
  })

  it('stop when the call is aborted', () => {
    const detector = contributed()[0]?.value
    const call = {
      settings: settingsSchema.parse({}),
      tenant: { id: 't', name: 'T', namespace: 't', contributions: () => [] },
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
