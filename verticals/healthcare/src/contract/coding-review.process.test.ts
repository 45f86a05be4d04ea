import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createTestRuntime } from '@fcc/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import plugin from '../index.ts'

const CODER = { kind: 'human', id: 'cody', roles: ['coder'] } as const
const row = (code: string, flag: number, title: string) =>
  `00001 ${code.padEnd(7)} ${flag} ${title.padEnd(60).slice(0, 60)} ${title}`
const table = (...rows: readonly string[]) => `${rows.join('\r\n')}\r\n`
const YEAR_2021 = table(
  row('M545', 1, 'Low back pain'),
  row('I10', 1, 'Essential (primary) hypertension'),
  row('E11', 0, 'Type 2 diabetes mellitus'),
  row('H401111', 1, 'Primary open-angle glaucoma, right eye, mild stage'),
  row('H401191', 1, 'Primary open-angle glaucoma, unspecified eye, mild stage'),
)
const YEAR_2022 = table(
  row('M545', 0, 'Low back pain'),
  row('M5450', 1, 'Low back pain, unspecified'),
  row('I10', 1, 'Essential (primary) hypertension'),
)
const NOTE = `Seen today for back pain.

Diagnosis codes:
M54.5 low back pain
M54.50 low back pain
I10 pneumonia
E11
H40.1191
K2I.9
`

async function review(day?: string) {
  const { runtime, session, tenant } = await createTestRuntime({ plugins: [plugin] })
  const operator = { kind: 'human', id: 'grace', roles: ['operator'] } as const
  for (const [version, text] of [
    ['2020-10-01', YEAR_2021],
    ['2021-10-01', YEAR_2022],
  ] as const) {
    const data = { name: 'icd-10-cm', version, mediaType: 'text/plain', text } as const
    await runtime.referenceData.import(data, operator)
  }
  const input = { note: NOTE, ...(day === undefined ? {} : { 'day-of-service': day }) }
  const handle = await session.start('coding-review', input)
  const record = await handle.finished()
  const { text } = await tenant.as(CODER).outcome(record.id, 'coding-review')
  return { record, text, tenant }
}

describe('a coding review', () => {
  it('goes by the table of the day of service', async () => {
    const { record, text } = await review('2021-03-14')
    expect([record.state, record.reasons]).toEqual(['completed', []])
    for (const line of [
      'M54.5, Low back pain: valid',
      'M54.50: version-mismatch (in another edition)',
      'I10, Essential (primary) hypertension: display-mismatch (other words)',
      'E11, Type 2 diabetes mellitus: header (more detail needed); choose a more specific code',
      'H40.1191, Primary open-angle glaucoma, unspecified eye, mild stage: valid; it leaves the side open',
      'K2I.9: malformed (third character)',
    ]) {
      expect(text).toContain(line)
    }
  })

  it('says another thing of the same codes a year later, and none of a day without a table', async () => {
    expect((await review('2021-11-02')).text).toMatch(
      /M54\.5, Low back pain: header[\s\S]*M54\.50, Low back pain, unspecified: valid/,
    )
    expect((await review('2026-03-02')).text).toContain(
      'I10: version-mismatch (no edition in force)',
    )
    expect((await review('2019-03-02')).text).toContain(
      'I10: version-mismatch (no edition in force)',
    )
  })

  it('goes by the newest table where no day is given, and is for coders and clinicians alone', async () => {
    const { record, text, tenant } = await review()
    expect(text).toContain('M54.50, Low back pain, unspecified: valid')
    const nobody = tenant.as({ kind: 'human', id: 'nils', roles: ['visitor'] })
    await expect(nobody.outcome(record.id, 'coding-review')).rejects.toThrow(
      'release-carries-no-phi',
    )
  })
})

/** A server that speaks as much FHIR as is asked of it: it knows one code of LOINC. */
async function terminologyServer() {
  const asked: URL[] = []
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://localhost')
    asked.push(url)
    const isKnown = url.searchParams.get('url') === 'http://loinc.org'
    const result = url.searchParams.get('code') === '2160-0'
    const display = url.searchParams.get('display')
    const message =
      display && !/creatinine/i.test(display) ? 'The display is another one.' : undefined
    response.writeHead(isKnown ? 200 : 404, { 'content-type': 'application/fhir+json' })
    response.end(
      JSON.stringify(
        isKnown
          ? {
              resourceType: 'Parameters',
              parameter: [
                { name: 'result', valueBoolean: result && message === undefined },
                ...(message ? [{ name: 'message', valueString: message }] : []),
              ],
            }
          : { resourceType: 'OperationOutcome', issue: [] },
      ),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  const end = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { asked, end, base: `http://localhost:${(server.address() as AddressInfo).port}/fhir` }
}

let server: Awaited<ReturnType<typeof terminologyServer>>
beforeAll(async () => {
  server = await terminologyServer()
})
afterAll(() => server.end())

describe('terms', () => {
  const TERMS = JSON.stringify([
    { system: 'http://loinc.org', code: '2160-0', display: 'Creatinine' },
    { system: 'http://loinc.org', code: '2160-0', display: 'Glucose' },
    { system: 'http://loinc.org', code: '718-7' },
    { system: 'urn:local', code: 'X1' },
  ])

  it('are validated by a server that speaks FHIR, and what it does not know is never valid', async () => {
    const { asked, base } = server
    const { run, runtime, tenant } = await createTestRuntime({
      plugins: [plugin],
      // The connections that `fetch` keeps are the process's own, and open for a while after any test.
      stop: 'by-caller',
      settings: { 'fcc-healthcare': { terminologyServer: base } },
      // Its address alone is one of a patient's possible identifiers; so its host has to have an agreement.
      host: {
        services: {
          [new URL(base).host]: {
            agreements: ['BAA'],
            retentionDays: 0,
            region: 'local',
            cloud: 'on-premises',
          },
        },
      },
    })
    const { record } = await run('validate-terms', { terms: TERMS })
    expect([record.state, record.reasons]).toEqual(['completed', []])
    const { text } = await tenant.as(CODER).outcome(record.id, 'term-report')
    expect(text.match(/: [a-z-]+ \(/g)).toEqual([
      ': valid (',
      ': display-mismatch (',
      ': not-found (',
      ': unverifiable (',
    ])
    expect(asked[0]?.pathname).toBe('/fhir/CodeSystem/$validate-code')
    expect(asked[0]?.searchParams.get('display')).toBe('Creatinine')
    await runtime.close()
  })

  it('have their form looked at where there is no server', async () => {
    const { run, tenant } = await createTestRuntime({ plugins: [plugin] })
    const { record } = await run('validate-terms', { terms: TERMS })
    const { text } = await tenant.as(CODER).outcome(record.id, 'term-report')
    expect(text).toContain('2160-0: syntax-ok (syntax-only)')
    expect(text).toContain('X1: unverifiable (syntax-only)')
  })
})
