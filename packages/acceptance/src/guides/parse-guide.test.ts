import { describe, expect, it } from 'vitest'
import { parseGuide, parseSession } from './parse-guide.ts'

const fence = (info: string, text: string): string => `\`\`\`${info}\n${text}\n\`\`\`\n`

describe('a guide', () => {
  it('is files and sessions, in their order, with their lines', () => {
    const text = `# Toast\n\n${fence('ts file=src/a.ts', 'export {}')}\n${fence('console', '$ ls\na.ts')}`
    expect(parseGuide(text)).toEqual({
      problems: [],
      blocks: [
        { kind: 'file', file: 'src/a.ts', text: 'export {}\n', line: 3 },
        { kind: 'session', line: 7, steps: [{ command: 'ls', output: ['a.ts'], exitCode: 0 }] },
      ],
    })
  })

  it('may show a part of a configuration', () => {
    expect(parseGuide(fence('yaml part-of=fcc.yaml', 'limits: {}')).blocks).toEqual([
      { kind: 'part', text: 'limits: {}\n', line: 1 },
    ])
  })

  it('is at fault for a block that no test acts on', () => {
    expect(parseGuide(fence('ts', 'const a = 1')).problems).toEqual([
      'Line 1: a block of ts that no test acts on.',
    ])
  })
})

describe('a session', () => {
  it('gives each command the lines beneath it, and the code it must end with', () => {
    expect(parseSession('$ fcc doctor\n$ fcc run x\nno such\nexit 2\n')).toEqual([
      { command: 'fcc doctor', output: [], exitCode: 0 },
      { command: 'fcc run x', output: ['no such'], exitCode: 2 },
    ])
  })
})
