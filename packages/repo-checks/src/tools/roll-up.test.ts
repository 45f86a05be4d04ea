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
      `export { A } from './chunk-1.js';\n\n// chunk-1.d.ts\ninterface A { }\nexport type { A };\n`,
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
    const text = `import { z } from 'zod';\n`
    expect(rollUp('index.d.ts', reader({ 'index.d.ts': text })).text).toBe(text)
  })
})
