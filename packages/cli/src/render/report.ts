import type { ReportSection } from '@fcc/runtime'

/**
 * Where a spreadsheet would begin to compute (OWASP, CSV injection): at the beginning of a cell, and behind what parts
 * cells or lines where it goes by semicolons or tabs, for it then takes no notice of quotes inside a line.
 */
const COMPUTED = /^(?=[=+\-@\t\r\n＝＋－＠])|(?<=[;\t\r\n])(?=[=+\-@＝＋－＠])/g

/**
 * A report as one file for a spreadsheet: RFC 4180, with one head for all of its tables, whose name is in the first
 * column. A cell that a spreadsheet would begin to compute gets an apostrophe before it (OWASP, CSV injection).
 */
export function reportCsv(sections: readonly ReportSection[]): string {
  const columns = [...new Set(sections.flatMap((section) => section.columns))]
  const lines = sections.flatMap((section) =>
    section.rows.map((row) => [
      section.title,
      ...columns.map((column) => row[section.columns.indexOf(column)] ?? ''),
    ]),
  )
  return [['section', ...columns], ...lines]
    .map((cells) => `${cells.map(cell).join(',')}\r\n`)
    .join('')
}

function cell(text: string): string {
  const inert = text.toWellFormed().replace(COMPUTED, "'")
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert
}

/** A report as a page: no script, nothing fetched. */
export function reportPage(title: string, sections: readonly ReportSection[]): string {
  const tables = sections.map(({ title: head, columns, rows }) => {
    const body = rows.map(
      (row) => `<tr>${row.map((each) => `<td>${escaped(each)}</td>`).join('')}</tr>`,
    )
    const none = `<tr><td colspan="${columns.length}">None.</td></tr>`
    return `<h2>${escaped(head)}</h2>
<table>
<thead><tr>${columns.map((each) => `<th scope="col">${escaped(each)}</th>`).join('')}</tr></thead>
<tbody>
${body.length > 0 ? body.join('\n') : none}
</tbody>
</table>`
  })
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(title)}</title>
<style>
:root { color-scheme: light dark; font-family: system-ui, sans-serif; line-height: 1.5 }
body { margin: 2rem auto; max-width: 90rem; padding: 0 1rem }
table { border-collapse: collapse; width: 100% }
th, td { border-bottom: 1px solid #8886; overflow-wrap: anywhere; padding: .3rem .5rem; text-align: left; vertical-align: top; white-space: pre-line }
</style>
</head>
<body>
<h1>${escaped(title)}</h1>
${tables.join('\n')}
</body>
</html>
`
}

function escaped(text: string): string {
  return text
    .toWellFormed()
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
