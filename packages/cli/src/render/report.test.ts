import { expect, it } from 'vitest'
import { reportCsv } from './report.ts'

it.each([
  ['=1', "'=1"],
  ['a;=1', "a;'=1"],
  ['\t@a', "'\t'@a"],
  ['a\n+1', `"a\n'+1"`],
  ['＝1', "'＝1"],
  ['a=1', 'a=1'],
])('a report for a spreadsheet computes nothing of %j', (text, cell) => {
  const csv = reportCsv([{ title: 'Who', columns: ['id'], rows: [[text]] }])
  expect(csv).toBe(`section,id\r\nWho,${cell}\r\n`)
})
