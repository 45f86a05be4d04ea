import { describe, expect, it } from 'vitest'
import { describeArtifact } from './describe-artifact.ts'
import { sampleArtifact } from './sample-request.test-data.ts'

const described = (text: string, most = 3) => describeArtifact(sampleArtifact('brief', text), most)

describe('an artifact in one phrase', () => {
  it('names its size and its headings, the rest counted', () => {
    const text = '# Goal\n\n## Users ##\n# C#\n# ###\n###### Limits  \n####### none\n'
    expect(described(text)).toBe(`brief (${text.length} bytes; Goal, Users, C#, 1 more heading)`)
    expect(described('no heading')).toBe('brief (10 bytes)')
  })

  it('is found in linear time, whatever the text', () => {
    // Quadratic time would be minutes.
    const text = `# a${' '.repeat(300_000)}x\n# a${' #'.repeat(150_000)}x\n`
    expect(described(text, 0)).toContain('2 more headings')
  })
})
