import { xmlText } from './xml-text.ts'

/** On paper everything is unfolded: nobody can press what is printed. */
const PAGE_STYLE = `
:root{color-scheme:light dark}
body{margin:0 auto;max-width:72rem;padding:1rem;font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;color:#1f2328;background:#ffffff;overflow-wrap:anywhere}
h1{font-size:clamp(1.15rem,4.5vw,1.75rem);line-height:1.3}
h2{font-size:1.25rem}
:target{outline:2px solid #8c959f;outline-offset:4px}
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

/** A page that stands alone: a picture, and below it what it says in words. It needs no script and fetches nothing. */
export function pageHtml({
  title,
  summary,
  picture,
  below,
}: {
  readonly title: string
  readonly summary: string
  /** The picture, and what it is for whoever cannot see it. */
  readonly picture: { readonly svg: string; readonly label: string }
  /** Elements, escaped already. */
  readonly below: readonly string[]
}): string {
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
    `<figure tabindex="0" role="group" aria-label="${xmlText(picture.label)}">`,
    picture.svg.trimEnd(),
    '</figure>',
    ...below,
    '</main>',
    '</body>',
    '</html>',
    '',
  ].join('\n')
}
