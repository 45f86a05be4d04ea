import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const sources = fileURLToPath(new URL('../', import.meta.url))

it('is loaded by nothing but a command that draws', () => {
  const files = readdirSync(sources, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.includes('.test'),
  )
  const eager = files.filter((file) =>
    /^(?:import|export) (?!type )[^'"]*'(?:@fcc\/diagrams|@dagrejs\/dagre)'/m.test(
      readFileSync(join(sources, file), 'utf8'),
    ),
  )
  expect(files.length).toBeGreaterThan(50)
  expect(eager).toEqual([])
})
