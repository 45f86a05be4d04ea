import { fileURLToPath } from 'node:url'
import { type Skill, skills } from '@fcc/contracts'
import { createTestRuntime, fake } from '@fcc/testing'
import { expect, it } from 'vitest'
import plugin from './index.ts'
import { dense, plain } from './sample-texts.test-support.ts'

const sources = ['tenant', 'batches'].map((folder) =>
  fileURLToPath(new URL(`../fixtures/${folder}`, import.meta.url)),
)

interface Batch {
  readonly urgency: 'low' | 'high'
  readonly count: number
  readonly drafts: readonly string[]
}

const skill = (id: string, output: readonly string[], run: Skill['run']): Skill => ({
  id,
  title: id,
  input: [],
  output,
  run,
})

/** A letter that is dense at first, where its draft says so, and plain once it came back. */
const write = skill('writer/write', ['letter'], ({ artifacts, feedback }) => {
  const isDense = artifacts.draft?.text === 'dense' && feedback.letter === undefined
  return { artifacts: { letter: isDense ? dense : plain } }
})

const bind = skill('writer/bind', ['bound'], ({ artifacts }) => ({
  artifacts: { bound: Object.keys(artifacts).join(', ') },
}))

/** Runs a batch and gives what was visited, and the run. */
async function walk(batch: Batch) {
  const { run } = await createTestRuntime({
    plugins: [plugin],
    fakes: [
      fake(
        skills,
        skill('writer/sort', ['note'], () => ({ artifacts: { note: 'sorted' } })),
      ),
      fake(skills, write),
      fake(
        skills,
        skill('writer/sum-up', ['summary'], () => ({ artifacts: { summary: 'all' } })),
      ),
      fake(skills, bind),
    ],
    tenant: { personas: { sources, includeCore: false } },
    host: { platformConstitutions: [] },
  })
  const { record } = await run('batch', { batch: JSON.stringify(batch) })
  const visits = Object.entries(record.nodes).flatMap(([instance, node]) =>
    node.visits > 0 ? [`${instance} ${node.visits}`] : [],
  )
  return { record, visits: visits.sort() }
}

it('one letter takes the short way, and the record says why the others were not taken', async () => {
  const { record, visits } = await walk({ urgency: 'low', count: 1, drafts: ['plain'] })
  expect([record.state, record.reasons]).toEqual(['completed', []])
  expect(visits).toEqual(['bind 1', 'single 1', 'single/write 1', 'sort 1'])
  expect(record.nodes.each).toMatchObject({
    status: 'skipped',
    reasons: [{ kind: 'condition', say: expect.stringContaining('sort did not take its edge') }],
  })
})

it('several are written side by side, and only the dense one goes back to its writer', async () => {
  const { record, visits } = await walk({
    urgency: 'high',
    count: 3,
    drafts: ['plain', 'dense', 'plain'],
  })
  expect([record.state, record.reasons]).toEqual(['completed', []])
  expect(visits).toEqual([
    'bind 1',
    'each 1',
    'each[0] 1',
    'each[0]/write 1',
    'each[1] 1',
    'each[1]/write 2',
    'each[2] 1',
    'each[2]/write 1',
    'sort 1',
    'summary 1',
  ])
})

it('a batch that is too long waits for an editor, with what failed in its record', async () => {
  const drafts = ['a', 'b', 'c', 'd']
  const { record } = await walk({ urgency: 'low', count: 4, drafts })
  expect(record).toMatchObject({
    state: 'waiting',
    waiting: { node: 'by-hand', roles: ['editor'] },
  })
  expect(record.nodes.each).toMatchObject({
    status: 'failed',
    reasons: [{ kind: 'error', id: 'FCC_MAP_TOO_LONG' }],
  })
})
