import { describe, expect, it } from 'vitest'
import type { DocumentResult } from './document-result.ts'
import { parseFolderHtml, renderFolderHtml } from './folder-html.ts'

const RESULTS: readonly DocumentResult[] = [
  { form: 'prose', text: 'Seen by [name] & <b>"[date:2026]"</b>\r\n', counts: { name: 1 } },
  { form: 'HL7 v2', text: 'MSH|1|[name]\rPID|<br>|2\r', counts: { name: 1 } },
  { form: 'CSV', refused: 'a quote is not closed', counts: {} },
]

describe('the page of a folder', () => {
  it('is read back as it was written', () => {
    expect(parseFolderHtml(renderFolderHtml(RESULTS))).toEqual(RESULTS)
  })

  it('has a line for each segment, as a browser shows it', () => {
    expect(renderFolderHtml(RESULTS)).toContain('</mark>&#13;<br>PID|&lt;br&gt;|2&#13;<br></pre>')
  })

  it('highlights markers by their kind and lets no document write tags', () => {
    const page = renderFolderHtml(RESULTS)
    expect(page).toContain('<mark class="name">[name]</mark>')
    expect(page).toContain('&lt;b&gt;')
  })

  it.each([
    ['in front', (page: string) => page.replace('<body>', '<body><p>Jane Roe</p>')],
    ['in a heading', (page: string) => page.replace('Document 1', 'Jane Roe')],
    ['in a comment', (page: string) => `${page}<!-- Jane Roe -->`],
    [
      'in an attribute',
      (page: string) => page.replace('<mark class="name">', '<mark class="name" title="Jane Roe">'),
    ],
    ['in a count', (page: string) => page.replace('<td>name</td>', '<td title="Roe">name</td>')],
  ])('is none once something was put into it %s', (_, change) => {
    expect(parseFolderHtml(change(renderFolderHtml(RESULTS)))).toBeUndefined()
  })
})
