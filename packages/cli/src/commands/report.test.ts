import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestProject, type TestProject } from '../fixtures/test-project.ts'

let project: TestProject
const HOSTILE = '=cmd|calc!<script>alert(1)</script>'

beforeAll(async () => {
  project = createTestProject({
    dependencies: ['@fcc/plugin-core-catalog', '@fcc/plugin-provider-deterministic'],
    files: {
      'fcc.yaml': `tenant: { id: meadow }
roles:
  auditor: { permissions: ['reports:read', 'api_keys:create', 'api_keys:grant'] }
  "${HOSTILE}": { permissions: ['runs:list'] }
`,
    },
  })
  const made = await project.fcc('api-keys', 'create', 'load', '--role', 'auditor', ...olga)
  expect(made.code).toBe(0)
})
afterAll(() => project.remove())

const olga = ['--as', 'olga:auditor'] as const

describe('fcc report', () => {
  it('shows tables, and writes JSON, a file for a spreadsheet and a page', async () => {
    const shown = await project.fcc('report', 'access', ...olga)
    expect([shown.code, shown.err]).toEqual([0, ''])
    for (const part of ['Who did what', 'olga', 'fcc.api_key.creating', 'What roles allow now']) {
      expect(shown.out).toContain(part)
    }
    const json = await project.json<{ readonly acts: readonly object[] }>(
      'report',
      'access',
      ...olga,
    )
    expect(json.acts).toContainEqual(
      expect.objectContaining({ principal: 'olga', act: 'fcc.api_key.creating', count: 1 }),
    )
    const flow = await project.fcc('report', 'data-flow', ...olga)
    expect(flow.out).toMatch(/And \d+ not used in the period/)
    expect(flow.out).not.toContain('core-catalog/ADV-001')
    const raw = await project.fcc('report', 'data-flow', '--format', 'json', ...olga)
    expect(JSON.parse(raw.out)).toMatchObject({ report: 'data_flow', tenant: 'meadow' })
    expect(raw.out).toContain('core-catalog/ADV-001')
    for (const format of ['csv', 'html']) {
      const file = `access.${format}`
      const wrote = await project.fcc('report', 'access', '--format', format, '-o', file, ...olga)
      expect([wrote.code, wrote.out]).toEqual([0, `  Wrote ${file}\n`])
    }
  })

  it('computes and runs nothing of what somebody was called', async () => {
    const csv = readFileSync(project.path('access.csv'), 'utf8')
    const [head = ''] = csv.split('\r\n')
    expect(head.split(',').slice(0, 3)).toEqual(['section', 'what', 'is'])
    expect(csv).toContain(`'${HOSTILE}`)
    expect(csv).not.toMatch(/(?:^|,|")=cmd/m)
    const page = readFileSync(project.path('access.html'), 'utf8')
    expect(page).toContain('=cmd|calc!&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(page).not.toContain('<script')
  })

  it('is made for those who may, of a period that is one', async () => {
    const denied = await project.fcc('report', 'access', '--as', 'ray:reader')
    expect(denied.err).toContain('FCC_ACCESS_DENIED')
    const wrong = await project.fcc('report', 'access', '--from', 'monday', ...olga)
    expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining('FCC_REPORT_PERIOD')])
  })
})
