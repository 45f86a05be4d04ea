import { atOnce } from '@fcc/plugin-api'
import { describe, expect, it } from 'vitest'
import { sampleArtifact } from '../sample-request.test-data.ts'
import { backgroundOf } from './background.ts'
import { readBrief } from './brief.ts'

function backgroundIn(text: string): Readonly<Record<number, readonly string[]>> {
  const brief = atOnce(readBrief({ brief: sampleArtifact('brief', text) }))
  const found = atOnce(backgroundOf(brief))
  return Object.fromEntries([...found].map(([fact, near]) => [fact.line, near.map(({ id }) => id)]))
}

describe('the background of a capability', () => {
  it('is what shares words or a name with it, wherever it stands', () => {
    const text = `# Weather

Frost comes early in the valley.

# Beds

The keeper must rotate the beds every year.
The keeper must cover the beds before frost in the valley.

# Paths

Last year the keeper rotated two of four beds.
The seeds come from Harrow Mill.

# Seeds

Seeds must be bought from Harrow Mill.
`
    expect(backgroundIn(text)).toEqual({ 3: ['C2'], 12: ['C1', 'C2'], 13: ['C3'] })
  })

  it('is claimed of nothing for standing beside it', () => {
    expect(
      backgroundIn(
        '# Beds\n\nThe keeper must rotate the beds.\n\nCoffee is served at noon. The beds are of oak.\n',
      ),
    ).toEqual({})
  })
})
