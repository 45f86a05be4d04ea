import type { OpenApiDocument } from './openapi.ts'

/** A page of every route, from the document alone: no script, nothing fetched. Pure. */
export function referencePage({ info, paths }: OpenApiDocument): string {
  const rows = Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => {
      const cells = [
        code(method.toUpperCase()),
        code(path),
        escaped(`${operation.summary}`),
        code(`${operation['x-fcc-access']}`),
        escaped(Object.keys(operation.responses as object).join(', ')),
      ]
      const id = escaped(`${operation.operationId}`)
      return `<tr id="${id}">${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`
    }),
  )
  const title = escaped(`${info.title} API ${info.version}`)
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>
:root { color-scheme: light dark; font-family: system-ui, sans-serif; line-height: 1.5 }
body { margin: 2rem auto; max-width: 70rem; padding: 0 1rem }
table { border-collapse: collapse; width: 100% }
th, td { border-bottom: 1px solid #8886; padding: .4rem .6rem; text-align: left; vertical-align: top }
code { font-size: .9em; overflow-wrap: anywhere }
</style>
</head>
<body>
<h1>${title}</h1>
<p>${escaped(`${info.description}`)} The whole of it is in <a href="/openapi.json">openapi.json</a>.</p>
<table>
<thead><tr><th>Method</th><th>Path</th><th>What it does</th><th>Permission</th><th>Answers</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>
</body>
</html>
`
}

function code(text: string): string {
  return `<code>${escaped(text)}</code>`
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
