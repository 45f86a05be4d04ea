import { mkdirSync, symlinkSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { createTestProject } from '../fixtures/test-project.ts'

const verticals = fileURLToPath(new URL('../../../../verticals/', import.meta.url))

beforeAll(() => void vi.stubEnv('NODE_OPTIONS', '--conditions=source'))
afterAll(() => void vi.unstubAllEnvs())

it.each(['healthcare', 'finserv', 'gov', 'legal', 'insurance', 'energy'])(
  'the example that fcc init writes for fcc-%s completes as it is suggested',
  async (name) => {
    const project = createTestProject({ dependencies: [], files: {} })
    try {
      project.write('package.json', JSON.stringify({ dependencies: { [`fcc-${name}`]: '*' } }))
      mkdirSync(project.path('node_modules'), { recursive: true })
      symlinkSync(`${verticals}${name}`, project.path('node_modules', `fcc-${name}`))
      const { out } = await project.fcc('init')
      const command = /^ {4}fcc (run .*)$/m.exec(out)?.[1]?.split(' ') ?? []
      const run = await project.fcc(...command)
      expect([run.code, run.out]).toEqual([0, expect.stringContaining('Outcome')])
    } finally {
      project.remove()
    }
  },
)
