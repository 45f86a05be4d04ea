import type { ExportedEntry } from '@fcc/contracts'
import { describe, expect, it } from 'vitest'
import { auditCsv } from './audit-csv.ts'

/** The line of one entry whose subject is this text. */
function lineOf(subject: string): string {
  const entry = { time: 't', type: 'fcc.run.started', subject, id: 'e', data: {} }
  const exported = { entry, place: 0, leafHash: 'hash', canonical: '{}' }
  const table = auditCsv.write(
    { entries: [exported as unknown as ExportedEntry] } as never,
    {} as never,
  )
  const [head, ...lines] = String(table).split('\r\n')
  expect(head?.split(',').at(3)).toBe('run')
  return lines.join('\n').trimEnd()
}

describe('a cell of the audit table', () => {
  it('is its text', () => {
    expect(lineOf('run-1')).toBe('0,t,fcc.run.started,run-1,,,,,,e,hash')
  })

  it.each(['=', '+', '-', '@', '\t', '\r'])('that begins with %j is nothing to compute', (sign) => {
    expect(lineOf(`${sign}1`)).toContain(sign === '\r' ? `,"'\r1",` : `,'${sign}1,`)
  })

  it.each([
    ['a;=1', "a;'=1"],
    ['\t@a', "'\t'@a"],
    ['a\n+1', `"a\n'+1"`],
    ['\n=1', `"'\n'=1"`],
    ['＝1', "'＝1"],
  ])('is nothing to compute in %j, also where semicolons or tabs part cells', (text, cell) => {
    expect(lineOf(text)).toContain(`,${cell},`)
  })

  it('with a sign further on is its text', () => {
    expect(lineOf('a=1')).toContain(',a=1,')
  })

  it.each([
    ['a "b"', '"a ""b"""'],
    ['a,b', '"a,b"'],
    ['a\nb', '"a\nb"'],
  ])('holds %j in quotes, so that it stays one cell', (text, cell) => {
    expect(lineOf(text)).toContain(`,${cell},`)
  })
})
