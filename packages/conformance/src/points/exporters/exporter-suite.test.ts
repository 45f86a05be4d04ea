import type { AuditExporter, AuditSource, Exporter } from '@fcc/contracts'
import { FccError } from '@fcc/plugin-api'
import { describe, expect, it } from 'vitest'
import { checksOf } from '../suite/point-suite.ts'
import { problemsOf, proveSuite, SMALL } from '../suite/red-checks.test-support.ts'
import type { SuiteOptions } from '../suite/suite-options.ts'
import type { ExporterCase } from './exporter-case.ts'
import { exporterSuite } from './exporter-suite.ts'
import { readTable } from './read-table.ts'

const cell = (text: string) =>
  `"${text
    .toWellFormed()
    .replaceAll('"', '""')
    .replace(/^(?=[=+\-@\t\r])/, "'")}"`
const rows = ({ entries }: AuditSource) =>
  entries.map(({ entry }) => [entry.id, entry.type, JSON.stringify(entry.data)])
const table = (all: readonly (readonly string[])[]) =>
  [['id', 'type', 'data'], ...all].map((row) => `${row.map(cell).join(',')}\r\n`).join('')

const right: AuditExporter = {
  id: 'acme/table',
  title: 'A table',
  of: 'audit',
  mediaType: 'text/csv',
  extension: 'csv',
  write(source) {
    if (source.verifierKey === '') {
      throw new FccError({ code: 'FCC_ACME_UNSIGNED', why: 'No key.', fix: 'Sign.' })
    }
    return table(rows(source))
  },
}
const writing = (write: AuditExporter['write']): AuditExporter => ({ ...right, write })
const options: SuiteOptions<ExporterCase> = {
  cases: [
    { name: 'a log', writes: { includes: ['"entry-0","fcc.run.started"'] } },
    { name: 'no key', source: { verifierKey: '' }, refuses: 'FCC_ACME_UNSIGNED' },
  ],
  limits: SMALL,
}
let calls = 0

const faults: Readonly<Record<string, { readonly wrong: Exporter; readonly red: string }>> = {
  'has an ending with a path in it': {
    wrong: { ...right, extension: '../csv' },
    red: 'its outline is that of an exporter',
  },
  'leaves a row out': {
    wrong: writing((source) => table(rows(source).slice(1))),
    red: 'it writes as it should: a log',
  },
  'writes what it should refuse': {
    wrong: writing((source) => table(rows(source))),
    red: 'it writes as it should: no key',
  },
  'leaves quotes open': {
    wrong: writing((source) => table(rows(source)).replaceAll('""', '"')),
    red: 'what it writes is of its media type',
  },
  'cannot write nothing': {
    wrong: writing(
      (source) => (source.entries[0]?.canonical.slice(0, 1) as string) && table(rows(source)),
    ),
    red: 'it writes where there is nothing yet',
  },
  'says when it wrote': {
    wrong: writing((source) => table([...rows(source), ['at', `${Date.now()}`, '']])),
    red: 'the same records give the same bytes, whatever was asked between',
  },
  'remembers how often it wrote': {
    wrong: writing((source) => {
      calls += 1
      return table([...rows(source), [`call ${calls}`, '', '']])
    }),
    red: 'the same records give the same bytes, whatever was asked between',
  },
  'sorts what it was given in place': {
    wrong: writing((source) => {
      ;(source.entries as unknown[]).reverse()
      return table(rows(source).reverse())
    }),
    red: 'it leaves the records and its settings as they are',
  },
  'writes cells that a spreadsheet computes': {
    wrong: writing((source) =>
      table(rows(source)).replace(
        /$/,
        source.entries
          .map(({ entry }) => `"${String(entry.data.says ?? '').replaceAll('"', '""')}",,\r\n`)
          .join(''),
      ),
    ),
    red: 'it answers texts that are empty, huge, binary, broken or deceptive',
  },
}

describe('the suite of exporters', () => {
  proveSuite(exporterSuite, { right, options, faults })

  it.each<[string, readonly ExporterCase[], string]>([
    ['a case that asserts nothing', [{ name: 'a' }], 'asserts nothing'],
    [
      'members of other records',
      [{ name: 'a', source: { visits: [] }, writes: 'x' }],
      'gives visits',
    ],
    [
      'a text and a refusal',
      [{ name: 'a', writes: 'x', refuses: 'FCC_X' }],
      'a text and a refusal',
    ],
    ['paths of nothing', [{ name: 'a', tells: {} }], 'has a tells that is not'],
  ])('does not trust %s', async (_, cases, said) => {
    const checks = checksOf(exporterSuite, right, { ...options, cases })
    expect(await problemsOf(checks, 'its cases can be trusted')).toContain(said)
  })
})

describe('a table read strictly', () => {
  it('has fields with commas, quotes and line ends of their own', () => {
    expect(readTable('a,"b ""c"", d\r\ne"\r\n1,\r\n')).toEqual([
      ['a', 'b "c", d\r\ne'],
      ['1', ''],
    ])
  })

  it.each(['a,"b', 'a"b,c', '"a"b,c'])('is none where quotes are wrong: %s', (text) => {
    expect(() => readTable(text)).toThrow(SyntaxError)
  })
})
