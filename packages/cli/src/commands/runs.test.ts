import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { createTestProject, type TestProject } from '../fixtures/test-project.ts'

interface Started {
  readonly run: { readonly id: string }
}
interface Told {
  readonly tenant?: string
  readonly runs: readonly { readonly id: string; readonly tenant: string }[]
}

let project: TestProject
const started: Record<string, string> = {}

/** As much of an id as no other has, and ten characters at least: ids of one moment differ at their end alone. */
function shownId(id = ''): string {
  const others = Object.values(started).filter((other) => other !== id)
  let length = 10
  while (others.some((other) => other.startsWith(id.slice(0, length)))) length += 1
  return id.slice(0, length)
}

beforeAll(async () => {
  vi.stubEnv('NODE_OPTIONS', '--conditions=source')
  project = createTestProject({
    dependencies: ['@fcc/plugin-core-catalog', '@fcc/plugin-provider-deterministic'],
    files: {
      'fcc.yaml': 'tenants: { meadow: {}, hill: {} }\n',
      'brief.md':
        '# Beds\n\nFour of them must be dug by 3 October, at a cost of at most 400 EUR.\n',
    },
  })
  for (const tenant of ['meadow', 'hill']) {
    const run = ['run', 'GEN-001', '--input', 'brief.md', '--tenant', tenant]
    started[tenant] = (await project.json<Started>(...run)).run.id
  }
})
afterAll(() => {
  project.remove()
  vi.unstubAllEnvs()
})

it('the runs of all tenants are listed together where none is named, newest first', async () => {
  const { runs, tenant } = await project.json<Told>('runs')
  expect(tenant).toBeUndefined()
  expect(runs.map((run) => [run.tenant, run.id])).toEqual([
    ['hill', started.hill],
    ['meadow', started.meadow],
  ])
  const { out } = await project.fcc('runs')
  expect(out.split('\n').map((line) => line.trim().split(/ {2,}/).slice(0, 3))).toEqual([
    ['RUN', 'TENANT', 'STATE'],
    [shownId(started.hill), 'hill', 'completed'],
    [shownId(started.meadow), 'meadow', 'completed'],
    [''],
  ])
})

it('those of one tenant are listed without its name', async () => {
  const { runs, tenant } = await project.json<Told>('runs', '--tenant', 'meadow')
  expect([tenant, ...runs.map(({ id }) => id)]).toEqual(['meadow', started.meadow])
  const { out } = await project.fcc('runs', '--tenant', 'meadow')
  expect(out).toMatch(/^ {2}RUN +STATE +BEGUN +SCENARIO\n {2}\S{10} {2}completed {2}\S/)
})

it('what a list shows of an id names the run', async () => {
  const short = shownId(started.hill).toLowerCase()
  const { run } = await project.json<Started>('explain', short, '--tenant', 'hill')
  expect(run.id).toBe(started.hill)
  const elsewhere = await project.fcc('explain', short, '--tenant', 'meadow')
  expect(elsewhere.err.split('\n')[0]).toBe('FCC_RUN_UNKNOWN')
})
