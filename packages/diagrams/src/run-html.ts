import type { RunPicture, RunStep } from './run-picture.ts'
import { runSvg } from './run-svg.ts'
import { xmlText } from './xml-text.ts'

/** On paper everything is unfolded: nobody can press what is printed. */
const PAGE_STYLE = `
:root{color-scheme:light dark}
body{margin:0 auto;max-width:72rem;padding:1rem;font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;color:#1f2328;background:#ffffff;overflow-wrap:anywhere}
figure{margin:1rem 0;overflow-x:auto}
ol{padding-left:2.5rem}
@media (prefers-color-scheme:dark){body{color:#e6edf3;background:#0d1117}}
@media print{
figure svg{max-width:100%;height:auto}
details::details-content{content-visibility:visible;block-size:auto;opacity:1}
li{break-inside:avoid}
}
`

/** Nothing but its own style may be used by the page, whatever a text in it says. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'"

/**
 * A run as a page that stands alone: its picture, and below it each step with its reasons to unfold, those that went
 * badly or wait unfolded. It needs no script, fetches nothing, and has no content of inputs or artifacts.
 *
 * @example
 * runHtml(resolveRunPicture(await session.explain(run.id))) // '<!doctype html>…'
 */
export function runHtml(picture: RunPicture): string {
  const { title, summary, steps, lanes } = picture
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8"/>',
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}"/>`,
    '<meta name="viewport" content="width=device-width, initial-scale=1"/>',
    `<title>${xmlText(title)}</title>`,
    `<style>${PAGE_STYLE}</style>`,
    '</head>',
    '<body>',
    '<main>',
    `<h1>${xmlText(title)}</h1>`,
    `<p>${xmlText(summary)}</p>`,
    // A picture that is wider than the page is scrolled: whoever has no mouse needs to get there.
    '<figure tabindex="0" role="group" aria-label="The run as a picture">',
    runSvg(picture).trimEnd(),
    '</figure>',
    '<h2>Step by step</h2>',
    '<ol>',
    ...steps.map((step) => stepItem(step, lanes[step.lane] ?? '')),
    '</ol>',
    '</main>',
    '</body>',
    '</html>',
    '',
  ].join('\n')
}

function stepItem({ kind, outcome, texts, reasons }: RunStep, lane: string): string {
  const sign = kind === 'gate' ? `${outcome === 'well' ? '✓' : '✗'} ` : ''
  const said = xmlText(`${sign}${texts.join(' · ')} (${lane})`)
  if (reasons.length === 0) return `<li>${said}</li>`
  const unfolded = outcome === 'well' ? '' : ' open="open"'
  const items = reasons.map((reason) => `<li>${xmlText(reason)}</li>`).join('')
  return `<li><details${unfolded}><summary>${said}</summary><ul>${items}</ul></details></li>`
}
