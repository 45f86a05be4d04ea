import { drawing, folded } from '../catalogue/markup.ts'
import type { Page } from '../markdown/page.ts'
import { drawRecording } from './draw-recording.ts'
import type { RecordedLine } from './record.ts'

/** The drawing of a recording of the demo, and the part of the home page that shows it. */
export function recordingPages(lines: readonly RecordedLine[]): readonly Page[] {
  const file = 'pictures/demo.svg'
  const alt =
    'A terminal: five runs of three tenants side by side, visit by visit, with how each ended. The same is below as text.'
  const text = lines.map((line) => line.text).join('\n')
  return [
    { path: `public/${file}`, text: drawRecording(lines, { title: 'The demo, recorded', alt }) },
    {
      path: 'reference/recording.md',
      text: `${drawing(file, { alt, caption: 'The beginning of the demo, as its terminal showed it.', isRead: true })}\n\n${folded('The same as text', `\`\`\`text\n${text.trim()}\n\`\`\``)}\n`,
    },
  ]
}
