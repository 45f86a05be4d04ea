import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readTemplate } from './read-template.ts'

it('reads nothing but what is published', () => {
  const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8')
  const published = (JSON.parse(text) as { files: readonly string[] }).files
  const paths = readTemplate().map(({ path }) => `template/${path}`)
  const missing = paths.filter(
    (path) => !published.some((entry) => path === entry || path.startsWith(`${entry}/`)),
  )
  expect(missing).toEqual([])
  expect(paths).toContain('template/_gitignore')
})
