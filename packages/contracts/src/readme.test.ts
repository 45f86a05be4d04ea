import { readFileSync } from 'node:fs'
import { isPlugin } from '@fcc/plugin-api'
import { expect, it } from 'vitest'
import plugin from './readme-example.test-support.ts'

it('compiles the example of its README, which is a plugin', () => {
  const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8')
  expect(read('../README.md')).toContain(read('./readme-example.test-support.ts').trim())
  expect(isPlugin(plugin)).toBe(true)
})
