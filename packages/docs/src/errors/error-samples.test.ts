import { describe, expect, it } from 'vitest'
import { collectErrors } from './collect-errors.ts'
import { collectErrorSamples, samplesIn } from './error-samples.ts'

const samples = (text: string) => Object.fromEntries(samplesIn('a.ts', text))

describe('what an error says', () => {
  it('is read from each form in which one is written down, with dots for what differs', () => {
    expect(
      samples(`
        new FccError({ code: 'FCC_A_ONE', why: \`The \${thing} burnt.\`, fix: 'Lower the heat.' })
        const catalogue = { FCC_A_TWO: (file: string) => [\`\${file} is full.\`, 'Make room.'] }
        defineDiagnostics({ FCC_A_THREE: 'No {bread} is here. → Bake {bread}.' })
      `),
    ).toEqual({
      FCC_A_ONE: { why: 'The … burnt.', fix: 'Lower the heat.' },
      FCC_A_TWO: { why: '… is full.', fix: 'Make room.' },
      FCC_A_THREE: { why: 'No … is here.', fix: 'Bake ….' },
    })
  })

  it('is nothing where the code has no text of its own', () => {
    expect(samples(`new FccError({ code: 'FCC_A_ONE', why: reason, fix: 'Look.' })`)).toEqual({})
  })

  it('is found for nearly all codes of what is published', () => {
    const found = collectErrorSamples()
    const codes = collectErrors().filter(({ packages }) => packages.length > 0)
    const without = codes.filter(({ code }) => !found.has(code))
    expect(without.length / codes.length, without.map(({ code }) => code).join(' ')).toBeLessThan(
      0.12,
    )
  })
})
