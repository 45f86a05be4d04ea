import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { groupOf, type LabelledText } from './labelled-text.ts'

/** The part of a set that rules were written with in view, or the part that is reported. */
export type Part = 'tuned' | 'reported'

interface AsqTag {
  readonly identifier_type: string
  readonly value: string
}

/** ASQ-PHI, open half: clinical queries. The first third of the file was tuned on, the rest is reported. */
export function asqPhi(file: URL, part: Part): readonly LabelledText[] {
  const blocks = readFileSync(file, 'utf8').split('===QUERY===').slice(1)
  const third = Math.floor(blocks.length / 3)
  const texts = blocks.map((block, index) => {
    const [query = '', tags = ''] = block.split('===PHI_TAGS===')
    const text = query.trim()
    const spans = tags
      .split('\n')
      .filter((line) => line.trim() !== '')
      .flatMap((line) => {
        const { identifier_type, value } = JSON.parse(line) as AsqTag
        const start = text.indexOf(value)
        const group = groupOf(identifier_type)
        // A value that its own query does not hold can be found by nobody.
        return start < 0 ? [] : [{ start, end: start + value.length, group }]
      })
    return { id: `asq-${index}`, text, spans }
  })
  return part === 'tuned' ? texts.slice(0, third) : texts.slice(third)
}

interface PresidioText {
  readonly full_text: string
  readonly spans: readonly {
    readonly entity_type: string
    readonly start_position: number
    readonly end_position: number
  }[]
}

/** The small generated set of presidio-research, all of it; its offsets are in code points. */
export function presidioSmall(file: URL): readonly LabelledText[] {
  const texts = JSON.parse(readFileSync(file, 'utf8')) as readonly PresidioText[]
  return texts.map(({ full_text, spans }, index) => {
    const units = codeUnits(full_text)
    return {
      id: `presidio-${index}`,
      text: full_text,
      spans: spans.map(({ entity_type, start_position, end_position }) => ({
        start: units(start_position),
        end: units(end_position),
        group: groupOf(entity_type),
      })),
    }
  })
}

/** Every so many titles of diagnoses: medicine and nothing else. */
const EVERY = 50
const LONG_TITLE = 77

/** Long titles of the ICD-10-CM order file, which hold no identifier: whatever is found in them is false. */
export function diagnosisTitles(file: URL, part: Part): readonly LabelledText[] {
  const rest = part === 'tuned' ? 0 : EVERY / 2
  return gunzipSync(readFileSync(file))
    .toString('utf8')
    .split('\n')
    .filter((line, index) => line !== '' && index % EVERY === rest)
    .map((line, index) => ({
      id: `icd-${index}`,
      text: line.slice(LONG_TITLE).trim(),
      spans: [],
    }))
}

/** Where the code point of a number begins, in code units. */
export function codeUnits(text: string): (point: number) => number {
  if (!/[\ud800-\udfff]/.test(text)) return (point) => point
  const starts = [0]
  for (const letter of text) starts.push((starts.at(-1) ?? 0) + letter.length)
  return (point) => starts[point] ?? text.length
}
