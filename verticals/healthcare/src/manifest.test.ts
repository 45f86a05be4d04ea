import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { contributions } from './journey/contributions.ts'

const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  readonly fcc: { readonly contributes: Readonly<Record<string, readonly string[]>> }
}

describe('the manifest', () => {
  it('names exactly what the code contributes', () => {
    const found = Object.entries(contributions() as unknown as Record<string, Map<string, unknown>>)
      .map(([point, values]) => [point, [...values.keys()].sort()] as const)
      .sort(([left], [right]) => (left < right ? -1 : 1))
    expect(manifest.fcc.contributes).toEqual(Object.fromEntries(found))
  })

  it('names three personas with all ten components filled', () => {
    const { personas } = contributions()
    expect([...personas.keys()].sort()).toEqual([
      'fcc-healthcare/CDS',
      'fcc-healthcare/HCO',
      'fcc-healthcare/MTE',
    ])
    for (const { riscear } of personas.values()) {
      expect(Object.keys(riscear)).toHaveLength(10)
      for (const component of Object.values(riscear)) expect(component.length).toBeGreaterThan(0)
    }
  })
})
