import { markerExpression } from '../marker.ts'
import { type DocumentResult, documentResultSchema } from './document-result.ts'

const STYLE =
  'body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}pre{white-space:pre-wrap;border:1px solid #ccc;padding:1rem}mark{border-radius:3px;padding:0 2px;background:#ffe8a3}mark.name{background:#ffd6d6}mark.date,mark.age{background:#d6e8ff}mark.place,mark.zip{background:#d9f2d9}mark.unproven{background:#ddd}td,th{text-align:left;padding:.2rem .8rem .2rem 0}'

/**
 * Writes a folder as a page that needs nothing else: what became of each document, by kind and count, and the
 * documents with their markers highlighted. Documents are numbered; their names may tell whose they are.
 */
export function renderFolderHtml(results: readonly DocumentResult[]): string {
  const released = results.filter(({ text }) => text !== undefined).length
  const parts = results.map((result, index) => {
    const counts = Object.entries(result.counts)
      .map(([kind, count]) => `<tr><td>${escaped(kind)}</td><td>${count}</td></tr>`)
      .join('')
    const body =
      result.text === undefined
        ? `<p>Refused: ${escaped(result.refused ?? '')}</p>`
        : `<pre>${highlighted(result.text)}</pre>`
    return `<section data-form="${escaped(result.form)}"><h2>Document ${index + 1}, ${escaped(result.form)}</h2><table>${counts}</table>${body}</section>`
  })
  return [
    '<!doctype html>',
    `<html lang="en"><head><meta charset="utf-8"><title>De-identified documents</title><style>${STYLE}</style></head>`,
    `<body><h1>De-identified documents</h1><p>${released} of ${results.length} documents released.</p>`,
    ...parts,
    '</body></html>',
    '',
  ].join('\n')
}

/**
 * Reads the documents of a page that was written by `renderFolderHtml`.
 *
 * @returns nothing where any of it was not
 */
export function parseFolderHtml(html: string): readonly DocumentResult[] | undefined {
  const results: DocumentResult[] = []
  const sections = html.matchAll(
    /<section data-form="([^"]*)"><h2>[^<]*<\/h2><table>(.*?)<\/table>(?:<p>Refused: ([^<]*)<\/p>|<pre>(.*?)<\/pre>)<\/section>/gs,
  )
  for (const [, form = '', table = '', refused, pre] of sections) {
    const counts = Object.fromEntries(
      [...table.matchAll(/<tr><td>([^<]*)<\/td><td>(\d+)<\/td><\/tr>/g)].map(
        ([, kind = '', count]) => [unescaped(kind), Number(count)],
      ),
    )
    const parsed = documentResultSchema.safeParse({
      form: unescaped(form),
      counts,
      ...(pre === undefined
        ? { refused: unescaped(refused ?? '') }
        : { text: unescaped(pre.replace(/<\/?mark(?: class="[a-z-]+")?>|<br>/g, '')) }),
    })
    if (!parsed.success) return undefined
    results.push(parsed.data)
  }
  // Nothing else may be on the page: whatever is would have been written by somebody else.
  return renderFolderHtml(results) === html ? results : undefined
}

function highlighted(text: string): string {
  let done = 0
  const pieces: string[] = []
  for (const match of text.matchAll(markerExpression())) {
    const kind = match.groups?.kind ?? 'unproven'
    pieces.push(escaped(text.slice(done, match.index)))
    pieces.push(`<mark class="${kind}">${escaped(match[0])}</mark>`)
    done = match.index + match[0].length
  }
  pieces.push(escaped(text.slice(done)))
  // Segments of HL7 v2 end with this sign alone, and it is no end of a line to a browser.
  return pieces.join('').replace(/&#13;(?!\n)/g, '&#13;<br>')
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;')
}

function unescaped(text: string): string {
  return text
    .replaceAll('&#13;', '\r')
    .replaceAll('&quot;', '"')
    .replaceAll('&gt;', '>')
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&')
}
