import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { repository } from './source/repository.ts'

const readme = readFileSync(join(repository, 'README.md'), 'utf8')
const { scripts } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>
}

/** The lines of the first block of a language below a heading. */
function block(heading: string, language: string): readonly string[] {
  const [, below = ''] = readme.split(`\n## ${heading}\n`)
  const text = new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'm').exec(below)?.[1] ?? ''
  return text.split('\n').filter((line) => line.trim() !== '')
}

describe('the README', () => {
  it('answers what a reader of a minute asks, in that order', () => {
    const headings = [...readme.matchAll(/^## (.+)$/gm)].map(([, title]) => title)
    expect(headings).toEqual([
      'Try it: 90 seconds, no key, no model',
      'How a run works',
      'Use it in your app',
      'Serve it',
      'Put your model in',
      'Write a plugin',
      'What is missing',
      'Contributing',
    ])
    const [first = ''] = readme.split('\n## ')
    for (const said of ['AI personas', 'hospitals, banks, agencies', '**Status**'])
      expect(first).toContain(said)
  })

  it('shows an app in ten lines, a model in three and a plugin on one screen', () => {
    const lengths = [
      block('Use it in your app', 'ts'),
      block('Put your model in', 'yaml'),
      block('Write a plugin', 'ts'),
    ].map(({ length }) => length)
    expect(lengths[0]).toBeLessThanOrEqual(10)
    expect(lengths[1]).toBeLessThanOrEqual(3)
    expect(lengths[2]).toBeLessThanOrEqual(25)
    expect(Math.min(...lengths)).toBeGreaterThan(0)
  })

  it('names commands of this clone', () => {
    const named = [...readme.matchAll(/npx -y pnpm@[\d.]+ ([a-z:-]+)/g)].map(
      ([, name = '']) => name,
    )
    expect(named).toContain('demo')
    expect(named).toContain('test')
    expect(named.filter((name) => !(name in scripts))).toEqual([])
  })
})
