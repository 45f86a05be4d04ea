import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { generateData } from '../../scripts/generate-baselines.ts'
import { dataFolder } from '../data-folder.ts'
import { loadCatalogue } from './catalogue.ts'

const published =
  process.env.FCC_CONFORMANCE_DATA ??
  fileURLToPath(new URL('../../../../../shared/data', import.meta.url))

describe('the catalogue of SP 800-53', () => {
  const catalogue = loadCatalogue()

  it('has the 1189 entries of release 5.0.1, 182 of them withdrawn', () => {
    const additions = ['ia-13', 'ia-13.1', 'ia-13.2', 'ia-13.3', 'sa-15.13', 'sa-24', 'si-2.7']
    for (const id of additions) expect(catalogue.active.has(id)).toBe(true)
    expect(catalogue.withdrawn.size).toBe(182)
    expect(catalogue.active.size - additions.length + catalogue.withdrawn.size).toBe(1189)
  })

  it.each([
    ['LOW', 149],
    ['MODERATE', 287],
    ['HIGH', 370],
    ['PRIVACY', 96],
    ['FEDRAMP-LOW', 156],
    ['FEDRAMP-MODERATE', 323],
    ['FEDRAMP-HIGH', 410],
  ] as const)('has the baseline %s of %i active controls', (name, size) => {
    const { controls, sha256 } = catalogue.baselines[name]
    expect(controls.size).toBe(size)
    expect([...controls].filter((id) => !catalogue.active.has(id))).toEqual([])
    expect(sha256).toMatch(/^[0-9a-f]{64}$/)
  })

  it('has baselines that contain one another, strictly', () => {
    const { baselines } = catalogue
    const chains = [
      ['LOW', 'MODERATE', 'HIGH'],
      ['FEDRAMP-LOW', 'FEDRAMP-MODERATE', 'FEDRAMP-HIGH'],
      ['LOW', 'FEDRAMP-LOW'],
      ['MODERATE', 'FEDRAMP-MODERATE'],
      ['HIGH', 'FEDRAMP-HIGH'],
    ] as const
    for (const chain of chains) {
      for (const [index, larger] of chain.slice(1).entries()) {
        const smaller = baselines[chain[index] ?? larger].controls
        expect([...smaller].filter((id) => !baselines[larger].controls.has(id))).toEqual([])
        expect(smaller.size).toBeLessThan(baselines[larger].controls.size)
      }
    }
    const union = new Set([...baselines.HIGH.controls, ...baselines.PRIVACY.controls])
    expect(union.size).toBe(423)
  })

  it('is what the published files say, byte for byte', () => {
    if (!existsSync(published)) {
      expect(process.env.CI, 'conformance data must be there in CI').not.toBe('true')
      console.info('skipped: no conformance data')
      return
    }
    for (const [name, text] of Object.entries(generateData(published))) {
      expect(readFileSync(new URL(name, dataFolder), 'utf8') === text, name).toBe(true)
    }
  })
})
