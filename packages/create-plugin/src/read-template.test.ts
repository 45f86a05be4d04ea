import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readTemplate } from './read-template.ts'

it.each(['template', 'template-data'] as const)(
  'reads nothing of %s but what is published',
  (name) => {
    const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8')
    const published = (JSON.parse(text) as { files: readonly string[] }).files
    const paths = readTemplate(name).map(({ path }) => `${name}/${path}`)
    const missing = paths.filter(
      (path) => !published.some((entry) => path === entry || path.startsWith(`${entry}/`)),
    )
    expect(missing).toEqual([])
    expect(paths).toContain(`${name}/_gitignore`)
  },
)
