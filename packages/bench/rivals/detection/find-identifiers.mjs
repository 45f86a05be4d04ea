// Peers of detection, on the same texts. JSON lines {"id", "text"} in, {"id", "spans": [[start, end]…]} out,
// offsets in code units; the seconds of processor time come last, as {"seconds"}.
import { createInterface } from 'node:readline'

const find = await finder(process.argv[2])
let micros = 0
for await (const line of createInterface({ input: process.stdin })) {
  if (line === '') continue
  const { id, text } = JSON.parse(line)
  const before = process.cpuUsage()
  const spans = await find(text)
  const used = process.cpuUsage(before)
  micros += used.user + used.system
  process.stdout.write(`${JSON.stringify({ id, spans })}\n`)
}
process.stdout.write(`${JSON.stringify({ seconds: micros / 1e6 })}\n`)

async function finder(name) {
  if (name === 'redact-pii') {
    const { default: redactPii } = await import('redact-pii')
    const redactor = new redactPii.SyncRedactor({ globalReplaceWith: '\ue000' })
    return (text) => replaced(text, redactor.redact(text))
  }
  const { OpenRedaction } = await import('@openredaction/openredaction')
  const detector = new OpenRedaction()
  return async (text) => (await detector.detect(text)).detections.map(({ position }) => position)
}

/** What lies between the kept pieces of a text was replaced: it answers with a text, not with places. */
function replaced(text, redacted) {
  const pieces = redacted.split('\ue000')
  const spans = []
  let at = pieces[0].length
  for (const [index, piece] of pieces.slice(1).entries()) {
    const isLast = index === pieces.length - 2
    const next = isLast ? text.length - piece.length : text.indexOf(piece, at + 1)
    const end = next < at ? text.length : next
    if (end > at) spans.push([at, end])
    at = end + piece.length
  }
  return spans
}
