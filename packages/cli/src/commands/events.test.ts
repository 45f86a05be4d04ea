import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { createTestProject, type TestProject } from '../fixtures/test-project.ts'

interface Listed {
  readonly tenant: string
  readonly next: number
  readonly events: readonly {
    readonly place: number
    readonly event: { readonly type: string; readonly subject: string; readonly fcctenant: string }
  }[]
}

let project: TestProject
const runs: Record<string, string> = {}

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
    const words = ['run', 'GEN-001', '--input', 'brief.md', '--tenant', tenant]
    runs[tenant] = (await project.json<{ run: { id: string } }>(...words)).run.id
  }
})
afterAll(() => {
  project.remove()
  vi.unstubAllEnvs()
})

it('the events of one tenant are listed, by type and from a place, and none of another', async () => {
  const all = await project.json<Listed>('events', 'list', '--tenant', 'meadow')
  expect(new Set(all.events.map(({ event }) => event.fcctenant))).toEqual(new Set(['meadow']))
  expect(new Set(all.events.map(({ event }) => event.subject))).toEqual(new Set([runs.meadow]))
  const flags = ['--tenant', 'meadow', '--type', 'fcc.run.ended', 'fcc.run.started']
  const chosen = await project.json<Listed>('events', ...flags)
  expect(chosen.events.map(({ event }) => event.type)).toEqual(['fcc.run.started', 'fcc.run.ended'])
  const rest = await project.json<Listed>(
    'events',
    ...flags,
    '--after',
    String(all.events[0]?.place),
  )
  expect(rest.events.map(({ event }) => event.type)).toEqual(['fcc.run.ended'])
  const { out } = await project.fcc('events', 'list', '--tenant', 'hill', '--limit', '1')
  expect(out).toMatch(/^ {2}PLACE .*\n {2}1 .* fcc\.run\.started/)
  expect(out).toContain('fcc events list --after 1 --tenant hill')
})

it('what is no type, time or place is refused', async () => {
  const typo = await project.fcc('events', 'list', '--tenant', 'hill', '--type', 'fcc.run.begun')
  expect([typo.code, typo.err]).toEqual([2, expect.stringContaining('fcc.run.begun')])
  const time = await project.fcc('events', 'list', '--tenant', 'hill', '--since', 'monday')
  expect(time.err).toContain('FCC_EVENT_PLACE_INVALID')
})

it('tail shows what is committed meanwhile, one event a line for machines, until it is asked to stop', async () => {
  const flags = ['--tenant', 'meadow', '--type', 'fcc.run.ended', '--json']
  const tail = project.fccUntil('fcc.run.ended', 'events', 'tail', ...flags)
  await new Promise((resolve) => setTimeout(resolve, 500))
  await project.fcc('run', 'GEN-001', '--input', 'brief.md', '--tenant', 'hill')
  const words = ['run', 'GEN-001', '--input', 'brief.md', '--tenant', 'meadow']
  const { run } = await project.json<{ run: { id: string } }>(...words)
  const { code, out } = await tail
  expect(code).toBe(0)
  const lines = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Listed['events'][number])
  expect(lines.map(({ event }) => event.subject)).toEqual([run.id])
})

it('tail ends by itself once it has shown as many as it was asked for', async () => {
  const words = ['--tenant', 'hill', '--after', '0', '--limit', '2', '--json']
  const { code, out } = await project.fcc('events', 'tail', ...words)
  expect([code, out.trim().split('\n').length]).toEqual([0, 2])
})

it('a subscriber that there is not is named with those that there are', async () => {
  for (const what of ['replay', 'dead', 'redrive']) {
    const { err } = await project.fcc('events', what, 'acme/nobody', '--tenant', 'hill')
    expect(err).toContain('FCC_EVENT_SUBSCRIBER_UNKNOWN')
  }
})
