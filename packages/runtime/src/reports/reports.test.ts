import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { type SampleParts, sample } from '../testing/sample-plugin.test-support.ts'
import {
  ada,
  expectCode,
  grace,
  openRuntime,
  openSession,
  temporaryFolder,
} from '../testing/test-runtime.test-support.ts'
import { reportSections } from './report-sections.ts'

const NOW = Date.parse('2026-12-01T12:00:00Z')

/** A runtime in which something happened on the day before, and something else on this one. */
async function openBusy() {
  let now = NOW - 86_400_000
  const runtime = await openRuntime({
    store: 'sqlite',
    directory: temporaryFolder(),
    clock: () => now,
    config: {
      access: {
        roles: {
          author: ['runs:start', 'runs:list', 'runs:read', 'outcomes:read'],
          auditor: ['reports:read', 'api_keys:create', 'api_keys:grant'],
        },
        assignments: [{ user: 'grace', role: 'auditor' }],
      },
      services: {
        'codes.example.org': {
          region: 'eu',
          agreements: ['DPA'],
          cloud: 'commercial',
          retentionDays: 3,
        },
      },
    },
  })
  const tenant = runtime.tenant('riverside')
  const [author, auditor] = [tenant.as(ada), tenant.as(grace)]
  const before = await author.start('write', { note: 'x' })
  await before.finished()
  now = NOW
  await (await author.start('asked', { note: 'z' })).finished()
  const run = await author.start('twice', { note: 'y' })
  await run.finished()
  await author.outcome(run.id, 'copied')
  await author.outcome(run.id, 'copied')
  await expectCode('FCC_ACCESS_DENIED', () => author.exportAudit())
  await auditor.createApiKey({ name: 'load', roles: ['author'] })
  now += 1000
  return { author, auditor, run: run.id }
}

describe('a report of access', () => {
  it('says who did what in the period, how often, and what was refused', async () => {
    const { auditor } = await openBusy()
    const report = await auditor.accessReport({ from: '2026-12-01' })
    expect(report).toMatchObject({
      ...{ report: 'access', tenant: 'riverside', madeBy: 'grace' },
      ...{ from: '2026-12-01T00:00:00.000Z', to: '2026-12-01T12:00:01.000Z' },
    })
    const of = (act: string) => report.acts.filter((each) => each.act === act)
    expect(of('fcc.run.started')).toMatchObject([
      { on: 'sample/asked', count: 1 },
      { principal: 'ada', kind: 'human', roles: ['author'], on: 'sample/twice', count: 1, runs: 1 },
    ])
    expect(of('fcc.artifact.read')).toMatchObject([
      { principal: 'ada', on: 'copied', count: 2, refused: 0, runs: 1 },
    ])
    expect(of('fcc.access.denied')).toMatchObject([
      { principal: 'ada', on: 'audit:export', count: 1, refused: 1 },
    ])
    expect(of('fcc.api_key.creating')).toMatchObject([{ principal: 'grace', count: 1 }])
    expect(report.keys).toMatchObject([{ name: 'load', principal: { roles: ['author'] } }])
    expect(report.assignments).toEqual([{ layer: 'host', user: 'grace', role: 'auditor' }])
    expect(report.roles.map(({ role }) => role)).toEqual(['author', 'auditor'])
  })

  it('has what happened before and after the period in no count', async () => {
    const { auditor } = await openBusy()
    const started = async (period: { readonly from?: string; readonly to?: string }) => {
      const { acts } = await auditor.accessReport(period)
      return acts.flatMap(({ act, on }) => (act === 'fcc.run.started' ? [on] : []))
    }
    expect(await started({ from: '2026-11-30', to: '2026-12-01' })).toEqual(['sample/write'])
    expect(await started({ from: '2026-11-01', to: '2026-11-30' })).toEqual([])
    expect(await started({})).toEqual(['sample/asked', 'sample/twice', 'sample/write'])
  })

  it('is in the log itself before it is given, and is for those only who may', async () => {
    const { author, auditor } = await openBusy()
    await expectCode('FCC_ACCESS_DENIED', () => author.accessReport())
    await expectCode('FCC_ACCESS_DENIED', () => author.dataFlowReport())
    const { acts, log } = await auditor.accessReport({ to: '2026-12-02' })
    expect(acts).toContainEqual(
      expect.objectContaining({ act: 'fcc.records.exported', on: 'access report', count: 1 }),
    )
    expect(log).toMatchObject({ size: log.entries, removed: 0 })
    expect(log.checkpoint).toContain('fcc.audit/riverside')
  })

  it.each([
    [{ from: '2026-12-02', to: '2026-12-01' }],
    [{ from: '2026-12-01', to: '2026-12-01' }],
    [{ from: 'yesterday' }],
    [{ from: '2026-02-30' }],
    [{ to: '01/12/2026' }],
    [{ to: '2026-12-01T10:00' }],
  ])('is not made of the period %j', async (period) => {
    const { auditor } = await openBusy()
    await expectCode('FCC_REPORT_PERIOD', () => auditor.accessReport(period))
  })
})

describe('a report of data flow', () => {
  it('says what came in, what handled it, where it went and how it is kept', async () => {
    const { auditor } = await openBusy()
    const report = await auditor.dataFlowReport({ from: '2026-12-01', to: '2026-12-02' })
    const input = (scenario: string) => report.inputs.find((each) => each.scenario === scenario)
    expect(input('sample/twice')).toMatchObject({ input: 'note', count: 1 })
    expect(input('sample/write')).toMatchObject({ input: 'note', count: 0 })
    const processor = (id: string) => report.processors.find((each) => each.id === id)
    expect(processor('sample/write')).toMatchObject({ kind: 'skill', count: 1 })
    expect(processor('sample/model')).toMatchObject({ kind: 'model', count: 1 })
    expect(processor('codes.example.org')).toEqual({
      ...{ kind: 'service', id: 'codes.example.org', location: 'remote', region: 'eu' },
      ...{ agreements: ['DPA'], cloud: 'commercial', retentionDays: 3, count: 0 },
    })
    const released = report.outputs.filter(({ count }) => count > 0).map(({ id }) => id)
    expect(released.sort()).toEqual([
      'data flow report',
      'sample/asked answer',
      'sample/twice copied',
      'sample/twice written',
    ])
    expect(report.retention.map(({ records, asked }) => [records, asked])).toContainEqual([
      ...['runs', undefined],
    ])
    expect(report.encryption[0]?.how).toContain('AES-256-GCM')
    expect(report.encryption[1]?.how).toContain('file')
    expect(JSON.stringify(report)).not.toContain(temporaryFolder().slice(0, 8))
  })

  it('knows what a run of before the period releases in it', async () => {
    const { auditor } = await openBusy()
    const { outputs } = await auditor.dataFlowReport({ from: '2026-11-30', to: '2026-12-01' })
    expect(outputs.filter(({ count }) => count > 0)).toMatchObject([{ id: 'sample/write written' }])
  })
})

describe('a report of data flow, where skills ask services', () => {
  it('counts what each service answered, by the log', async () => {
    const server = createServer((_request, response) => void response.end('four'))
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => new Promise<void>((resolve) => void server.close(() => resolve())))
    const service = `127.0.0.1:${(server.address() as AddressInfo).port}`
    const write: SampleParts['write'] = async (_input, { fetch }) => {
      const [one, other] = await Promise.all([1, 2].map(() => fetch(`http://${service}/beds`)))
      return { artifacts: { written: `${one?.text} ${other?.text}` } }
    }
    const stated = { region: 'eu', agreements: ['DPA'], cloud: 'none', retentionDays: 0 } as const
    const session = await openSession({
      plugins: [sample({ write })],
      config: { services: { [service]: stated, 'codes.example.org': stated } },
    })
    const run = await session.start('write', { note: 'x' })
    expect((await run.finished()).state).toBe('completed')
    const [visit] = (await session.explain(run.id)).visits
    expect(visit?.services).toEqual(
      [1, 2].map((number) => ({
        ...{ activity: `${visit?.id}/fetch#${number}`, service, status: 200 },
      })),
    )
    const { processors } = await session.dataFlowReport({})
    expect(processors.filter(({ kind }) => kind === 'service')).toMatchObject([
      { id: service, count: 2 },
      { id: 'codes.example.org', count: 0 },
    ])
  })
})

describe('the tables of a report', () => {
  it('have a cell for each column, and an empty one for what nobody counted', async () => {
    const { auditor } = await openBusy()
    const reports = [await auditor.accessReport(), await auditor.dataFlowReport()]
    for (const { columns, rows } of reports.flatMap(reportSections)) {
      expect(rows.map((row) => row.length)).toEqual(rows.map(() => columns.length))
      expect(rows.flat().filter((each) => /undefined|NaN|\[object/.test(each))).toEqual([])
    }
    const handled = reportSections(reports[1] as never).find(({ title }) => /handles/.test(title))
    const row = handled?.rows.find(([kind]) => kind === 'plugin')
    expect(row?.[handled?.columns.indexOf('count') ?? 0]).toBe('')
  })
})
