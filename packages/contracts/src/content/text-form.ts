import type { MediaType } from './content.ts'

/** The forms that are told from prose, as people call them. */
export const TEXT_FORMS = ['HL7 v2', 'FHIR JSON', 'JSON', 'JSON lines', 'XML', 'CSV'] as const

/** A form that a text visibly has, other than prose. */
export interface TextForm {
  /** For people: `HL7 v2`. */
  readonly name: (typeof TEXT_FORMS)[number]
  /** Absent where a run carries no such media type. */
  readonly mediaType?: MediaType | undefined
}

/** How much of a text is looked at for columns, in UTF-16 units. */
const LOOKED_AT = 65_536

/** The share of lines that must have as many columns as the first one. */
const LEAST_ALIKE = 0.9

/**
 * The form of a text that is no prose, so that it is not read as if it were; nothing where none is
 * recognised, which does not say that there is none. Takes linear time.
 *
 * Sources: HL7 v2.5.1, chapter 2 (segments of three characters, parted by `|`); FHIR R4, resource
 * definitions (`resourceType`); RFC 8259 (JSON); RFC 4180 (CSV).
 *
 * @example
 * textForm('PID|1||4711^^^HOSP^MR||ROE^JANE')?.name   // 'HL7 v2'
 * textForm('name,age\nroe,92')?.mediaType             // 'text/csv'
 * textForm('Seen today, doing well.')                 // undefined
 */
export function textForm(text: string): TextForm | undefined {
  const body = text.startsWith('\uFEFF') ? text.slice(1) : text
  if (segment.test(body)) return { name: 'HL7 v2' }
  return jsonForm(body) ?? xmlForm(body) ?? columnsForm(body)
}

/** A line that is one of the segments which messages about patients have. */
const segment =
  /^[ \t]*(?:MSH|FHS|BHS|EVN|PID|PD1|NK1|PV1|PV2|AL1|DG1|GT1|IN1|IN2|MRG|OBR|OBX|ORC|NTE|RXA|RXE|SCH|TXA)\|[^|\r\n]*\|/m

function jsonForm(body: string): TextForm | undefined {
  const start = body.trimStart()
  if (!start.startsWith('{') && !start.startsWith('[')) return undefined
  const isFhir = /"resourceType"\s*:\s*"[A-Z]/.test(start)
  const json = (name: TextForm['name']): TextForm => ({ name, mediaType: 'application/json' })
  if (isJson(start)) return json(isFhir ? 'FHIR JSON' : 'JSON')
  // Cut off or broken, it is still no prose; as JSON it is refused where that is asked for.
  if (isFhir) return json('FHIR JSON')
  const [first = ''] = start.split(/[\r\n]/, 1)
  return isJson(first) && /^[{[]\s*["{[\]}]/.test(first) ? { name: 'JSON lines' } : undefined
}

function isJson(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object'
  } catch {
    return false
  }
}

function xmlForm(body: string): TextForm | undefined {
  const start = body.trimStart()
  const isXml = start.startsWith('<?xml') || /^<[A-Za-z][^>]*\sxmlns(?::\w+)?=/.test(start)
  return isXml ? { name: 'XML' } : undefined
}

/** Rows of the same number of columns, parted by a sign with no space behind it: prose puts one there. */
function columnsForm(body: string): TextForm | undefined {
  const isCut = body.length > LOOKED_AT
  const lines = body.slice(0, LOOKED_AT).split(/\r\n|\r|\n/)
  if (isCut) lines.pop()
  const rows = lines.filter((line) => line.trim() !== '')
  if (rows.length < 2) return undefined
  for (const [sign, least] of SIGNS) {
    const counts = rows.map((row) => signsOf(row, sign))
    const wanted = counts[0]?.all ?? 0
    if (wanted < least) continue
    const alike = counts.filter(({ all }) => all === wanted).length
    const all = counts.reduce((sum, count) => sum + count.all, 0)
    const spaced = counts.reduce((sum, count) => sum + count.spaced, 0)
    if (alike >= rows.length * LEAST_ALIKE && spaced * 10 <= all) {
      return { name: 'CSV', mediaType: 'text/csv' }
    }
  }
  return undefined
}

/** What parts columns, and how often a row must have it; tabs align short lists in prose too. */
const SIGNS = [
  [',', 1],
  [';', 1],
  ['|', 2],
  ['\t', 2],
] as const

function signsOf(row: string, sign: string): { readonly all: number; readonly spaced: number } {
  let all = 0
  let spaced = 0
  let isQuoted = false
  for (let at = 0; at < row.length; at += 1) {
    const char = row[at]
    if (char === '"') isQuoted = !isQuoted
    if (char !== sign || isQuoted) continue
    all += 1
    if (row[at + 1] === ' ') spaced += 1
  }
  return { all, spaced }
}
