import type { RecordedLine } from './record.ts'

/** Characters of a line; longer ones are wrapped under their text. */
const COLUMNS = 104
const CHARACTER = 7.25
const LINE = 17
const MARGIN = 18
const BAR = 26
/** Seconds that the whole takes to appear, however long it took. */
const DURATION = 9

const STYLE = `
text{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;font-size:12px;fill:#e6edf3;white-space:pre}
.window{fill:#161b22;stroke:#57606a}
.bar{fill:#9198a1}
.good{fill:#56d364}.back{fill:#ffa657}.bad{fill:#ff7b72}
.line{animation:appear .15s both}
@keyframes appear{from{opacity:0}to{opacity:1}}
@media (prefers-reduced-motion:reduce){.line{animation:none}}
`

/**
 * What a terminal showed as an SVG that stands alone: its lines appear in the order and with the shares of time in
 * which they came, once; at once for whoever prefers no motion. Pure.
 */
export function drawRecording(
  lines: readonly RecordedLine[],
  { title, alt }: { readonly title: string; readonly alt: string },
): string {
  const last = Math.max(1, lines.at(-1)?.at ?? 1)
  const shown = lines.flatMap(({ at, text }) => wrapped(text).map((part) => ({ at, text: part })))
  const width = Math.ceil(COLUMNS * CHARACTER + 2 * MARGIN)
  const height = BAR + shown.length * LINE + 2 * MARGIN
  const texts = shown.map(({ at, text }, index) => {
    const delay = ((at / last) * DURATION).toFixed(2)
    return `<text class="line" style="animation-delay:${delay}s" x="${MARGIN}" y="${BAR + MARGIN + index * LINE + 8}" xml:space="preserve">${coloured(text)}</text>`
  })
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="recording-title recording-description" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">`,
    `<title id="recording-title">${escaped(title)}</title>`,
    `<desc id="recording-description">${escaped(alt)}</desc>`,
    `<style>${STYLE}</style>`,
    `<rect class="window" x=".5" y=".5" width="${width - 1}" height="${height - 1}" rx="8"/>`,
    `<g class="bar"><circle cx="20" cy="15" r="5"/><circle cx="38" cy="15" r="5"/><circle cx="56" cy="15" r="5"/></g>`,
    ...texts,
    '</svg>',
    '',
  ].join('\n')
}

/** A line as lines of the window: broken at words, what follows under the text of the first. */
export function wrapped(text: string, columns = COLUMNS): readonly string[] {
  if (text.length <= columns) return [text]
  const indent = Math.min(/^\s*/.exec(text)?.[0].length ?? 0, columns / 2)
  const space = text.lastIndexOf(' ', columns)
  const cut = space > indent ? space : columns
  const rest = text.slice(cut).trimStart()
  return [text.slice(0, cut), ...wrapped(`${' '.repeat(indent)}${rest}`, columns)]
}

/** Signs and ends in colours; they are signs and words first. */
function coloured(text: string): string {
  return escaped(text)
    .replace(/✓/g, '<tspan class="good">✓</tspan>')
    .replace(/↺/g, '<tspan class="back">↺</tspan>')
    .replace(/\b(completed|released)\b/, '<tspan class="good">$1</tspan>')
    .replace(/\bhalted\b/, '<tspan class="bad">halted</tspan>')
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
