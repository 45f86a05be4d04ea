import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { timeSide } from '../sides/stopwatch.ts'
import { createSide } from './grown-runs.ts'

const folder = mkdtempSync(join(tmpdir(), 'fcc-bench-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const work = { count: 1, concurrency: 8, directory: folder }

it.each(['five-steps', 'twenty-four-steps'])(
  'makes as many steps in runs of %s as in those of another size, each of them audited',
  async (workflow) => {
    const side = await createSide({ store: 'memory', workflow })
    const { facts, milliseconds } = await timeSide(side, work)
    expect(milliseconds).toBeGreaterThan(0)
    expect(facts).toMatchObject({ steps: '120', rules: '5 in each visit' })
  },
)

it('refuses a workflow that nobody wrote', async () => {
  await expect(createSide({ store: 'memory', workflow: 'other' })).rejects.toThrow('no workflow')
})
