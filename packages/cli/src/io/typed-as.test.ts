import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { table } from './table.ts'
import { prefixHere, typedAs } from './typed-as.ts'

function folder(...files: readonly string[]): string {
  const made = mkdtempSync(join(tmpdir(), 'fcc-typed-'))
  onTestFinished(() => rmSync(made, { recursive: true, force: true }))
  for (const file of files) {
    mkdirSync(join(made, file, '..'), { recursive: true })
    writeFileSync(join(made, file), '')
  }
  return made
}

describe('what stands before a command that is shown', () => {
  it('is nothing where it was typed without a package manager, or where the shell finds it', () => {
    const cwd = folder('programs/fcc')
    expect(prefixHere({ cwd, env: {} })).toBe('')
    const env = { npm_config_user_agent: 'npm/10', PATH: join(cwd, 'programs') }
    expect(prefixHere({ cwd, env })).toBe('')
  })

  it.each([
    ['npm/10.9.0 node/v24', 'npx '],
    ['pnpm/10.34.9', 'pnpm exec '],
    ['yarn/4.9.1', 'yarn '],
    ['bun/1.2.0', 'bunx '],
  ])(
    'is what %s calls programs with, whose own folders on the path do not count',
    (agent, prefix) => {
      const cwd = folder('node_modules/@fcc/cli/package.json', 'node_modules/.bin/fcc')
      const env = { npm_config_user_agent: agent, PATH: join(cwd, 'node_modules/.bin') }
      expect(prefixHere({ cwd, env })).toBe(prefix)
    },
  )

  it('names the package where it is not installed, for the bare name is another project’s', () => {
    const env = { npm_config_user_agent: 'npm/10', PATH: '' }
    expect(prefixHere({ cwd: folder(), env })).toBe('npx -p @fcc/cli ')
  })
})

describe('a command that is shown', () => {
  const as = { prefix: 'npx ', commands: ['run', 'audit'] }

  it('gets what has to stand before it, in lines and tables, once', () => {
    expect(typedAs(['  Next  fcc run X', 'npx fcc run X', 'see fcc --help'], as)).toEqual([
      '  Next  npx fcc run X',
      'npx fcc run X',
      'see npx fcc --help',
    ])
    const [said] = typedAs(table([['Verify', 'fcc audit verify x']]), as)
    expect(said).toMatchObject({ rows: [['Verify', 'npx fcc audit verify x']] })
  })

  it('is one of this program: words, files and packages stay as they are', () => {
    const texts = ['an fcc field', '@fcc/cli', 'fcc.yaml', 'my-fcc run', 'fcc runs on']
    expect(typedAs(texts, as)).toEqual(texts)
  })
})
