import { describe, expect, it } from 'vitest'
import { rollUp } from './roll-up.ts'

const reader = (files: Readonly<Record<string, string>>) => (name: string) => files[name]

describe('rolled-up declarations', () => {
  it('do not depend on the hash in the name of a shared chunk', () => {
    const built = (hash: string) =>
      rollUp(
        'index.d.ts',
        reader({
          'index.d.ts': `export { A } from './types-${hash}.js';`,
          [`types-${hash}.d.ts`]: 'interface A { }\nexport type { A };',
        }),
      ).text
    expect(built('AAAA1111')).toBe(built('BBBB2222'))
    expect(built('AAAA1111')).toBe(
      `export {\n  A,\n} from './chunk-1.js';\n\n// chunk-1.d.ts\ninterface A { }\nexport type {\n  A,\n};\n`,
    )
  })

  it('follow chunks of chunks once, in a circle too', () => {
    const { text } = rollUp(
      'index.d.ts',
      reader({
        'index.d.ts': `import './a.js';\nimport './b.js';`,
        'a.d.ts': `import './b.js';`,
        'b.d.ts': `import './a.js';\nexport {};`,
      }),
    )
    expect(text.match(/export \{\}/g)).toHaveLength(1)
  })

  it('name what is not built', () => {
    expect(rollUp('index.d.ts', reader({})).missing).toEqual(['index.d.ts'])
  })

  it('leave the names of other packages alone', () => {
    const text = `import {\n  z,\n} from 'zod';\n`
    expect(rollUp('index.d.ts', reader({ 'index.d.ts': text })).text).toBe(text)
  })

  it('give names for the letters of a build, so that an addition changes one line', () => {
    const built = (exported: string, listed: string) =>
      rollUp(
        'index.d.ts',
        reader({
          'index.d.ts': `import { ${exported} } from './types-XYZ.js';\nexport { ${exported} } from './types-XYZ.js';`,
          'types-XYZ.d.ts': `export type { ${listed} };`,
        }),
      ).text.split('\n')
    const before = built('a as Beta, b as Gamma', 'Beta as a, Gamma as b')
    const after = built('a as Alpha, b as Beta, c as Gamma', 'Alpha as a, Beta as b, Gamma as c')
    expect(before.slice(0, 4)).toEqual([
      'import {',
      '  Beta,',
      '  Gamma,',
      "} from './chunk-1.js';",
    ])
    expect(after.filter((line) => !before.includes(line))).toEqual([
      '  Alpha,',
      '  Alpha,',
      '  Alpha,',
    ])
  })

  it('keep a name that an entry itself gives', () => {
    const files = {
      'index.d.ts': `import { P as Plugin } from './a-B.js';\nexport { Plugin as Extension };`,
      'a-B.d.ts': 'interface Plugin { }\nexport type { Plugin as P };',
    }
    expect(rollUp('index.d.ts', reader(files)).text).toContain(
      'export {\n  Plugin as Extension,\n}',
    )
  })
})
