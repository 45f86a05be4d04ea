import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readTemplate } from './read-template.ts'
import { OWN_RANGE, TOOL_RANGES } from './versions.ts'

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8')

it('builds new plugins with the versions that the workspace is tested with', () => {
  const workspace = read('pnpm-workspace.yaml')
  for (const [name, range] of Object.entries(TOOL_RANGES)) {
    const quoted = name.startsWith('@') ? `"${name}"` : name
    expect(workspace).toContain(`\n  ${quoted}: ${range.slice(1)}\n`)
  }
})

it('has a range for every dependency of the template that is not of FCC', () => {
  const text = readTemplate().find(({ path }) => path === 'package.json')?.text ?? ''
  const { dependencies, devDependencies } = JSON.parse(text) as Record<string, object>
  const foreign = Object.keys({ ...dependencies, ...devDependencies }).filter(
    (name) => !name.startsWith('@fcc/'),
  )
  expect(Object.keys(TOOL_RANGES).sort()).toEqual(foreign.sort())
})

it('makes plugins for the interface of its own release', () => {
  const { version } = JSON.parse(read('packages/plugin-api/package.json')) as { version: string }
  expect(OWN_RANGE).toBe(`^${version}`)
})
