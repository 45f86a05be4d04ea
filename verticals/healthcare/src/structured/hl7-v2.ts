import { DENIED_AS, fieldRule } from './hl7-fields.ts'
import type { Part, TakenApart, Treatment } from './treatment.ts'

/** The signs by which a message is parted. */
interface Separators {
  readonly field: string
  readonly component: string
  readonly repetition: string
}

const USUAL: Separators = {
  field: '|',
  component: '^',
  repetition: '~',
}

/** Code systems whose texts are their publisher's, by the names of HL7 table 0396 and older messages. */
const KNOWN_SYSTEM =
  /^(?:LN|LOINC|I9C?|I9CDX|I10C?|ICD-?10-?CM|ICD9-?CM|SCT|SNM|SNOMED-?CT|RXNORM|NDC|CVX|MVX|CPT|C4|UCUM|ISO\+?|HL7\d{3,4}|HL7HL7\d{4}|NCIT|CDCREC|UB\d{2})$/i

/** LOINC codes whose value is an age. */
const AGE_CODES: ReadonlySet<string> = new Set(['30525-0', '21612-7', '29553-5', '63900-5'])

const HEADERS: ReadonlySet<string> = new Set(['MSH', 'BHS', 'FHS'])

interface Piece {
  readonly text: string
  readonly start: number
}

/**
 * Takes messages of HL7 v2 apart by field, by the separators that each header names. A line that is no
 * segment is read as text.
 *
 * Source: HL7 v2.5.1, chapter 2, sections 2.5 to 2.7.
 */
export function takeHl7Apart(text: string): TakenApart {
  const parts: Part[] = []
  let separators = USUAL
  let message = 0
  for (const line of linesOf(text)) {
    const segment = /^[A-Z][A-Z0-9]{2}(?=[^A-Za-z0-9\s]|$)/.exec(line.text)?.[0]
    if (segment === undefined) {
      addPart(parts, line, 'line', 'text')
      continue
    }
    if (HEADERS.has(segment)) {
      separators = separatorsOf(line.text)
      message += 1
    }
    if (line.text.length > 3 && line.text[3] !== separators.field) {
      addPart(parts, line, 'line', 'text')
      continue
    }
    const from = parts.length
    addSegment(parts, { segment, line, separators })
    for (let at = from; at < parts.length; at += 1) {
      const part = parts[at]
      if (part) parts[at] = { ...part, group: message }
    }
  }
  return {
    form: 'HL7 v2',
    mediaType: 'text/plain',
    parts,
    // Values are as they are written, escapes and all, and no marker has a separator.
    write: (value) => value,
  }
}

function linesOf(text: string): readonly Piece[] {
  const from = text.startsWith('\uFEFF') ? 1 : 0
  return [...text.slice(from).matchAll(/[^\r\n]+/g)].map((match) => ({
    text: match[0],
    start: match.index + from,
  }))
}

function separatorsOf(header: string): Separators {
  const [, , , field = '|', component = '^', repetition = '~'] = header
  return { field, component, repetition }
}

function split({ text, start }: Piece, sign: string): readonly Piece[] {
  let at = start
  return text.split(sign).map((piece) => {
    const found = { text: piece, start: at }
    at += piece.length + sign.length
    return found
  })
}

interface Segment {
  readonly segment: string
  readonly line: Piece
  readonly separators: Separators
}

function addSegment(parts: Part[], { segment, line, separators }: Segment): void {
  const fields = split(line, separators.field)
  const isHeader = HEADERS.has(segment)
  const valueType = fields[2]?.text ?? ''
  const code = fields[3]?.text.split(separators.component)[0] ?? ''
  fields.forEach((field, index) => {
    // The separator itself is the first field of a header.
    const number = isHeader ? index + 1 : index
    if (index === 0 || field.text === '' || field.text === '""') return
    const declared = fieldRule(segment, number)
    const rule = declared === 'observed' ? observedRule(valueType, code) : declared
    if (rule === 'keep') return
    // A repetition is a value of its own; texts are proven as a whole, since prose has tildes too.
    const repetitions = rule === 'text' ? [field] : split(field, separators.repetition)
    for (const repetition of repetitions) {
      addField(parts, repetition, { rule, separators, path: `${segment}-${number}`, segment })
    }
  })
}

/** What is done with the value of an observation, by its type in OBX-2. */
function observedRule(valueType: string, code: string): string {
  if (AGE_CODES.has(code)) return 'age'
  switch (valueType) {
    case 'NM':
      return 'number'
    case 'SN':
    case 'CQ':
      return 'quantity'
    case 'CE':
    case 'CWE':
    case 'CNE':
    case 'CF':
    case 'ID':
    case 'IS':
      return 'coded'
    case 'DT':
    case 'TS':
    case 'DTM':
    case 'TM':
      return 'date'
    case 'ED':
    case 'RP':
      return 'attachment'
    case '':
    case 'ST':
    case 'TX':
    case 'FT':
      return 'text'
    default:
      return 'denied'
  }
}

interface FieldPlace {
  readonly rule: string
  readonly separators: Separators
  readonly path: string
  readonly segment: string
}

function addField(parts: Part[], field: Piece, place: FieldPlace): void {
  const { rule, separators, path, segment } = place
  const whole = WHOLE[rule]
  if (whole !== undefined) {
    addPart(parts, field, path, whole)
    return
  }
  const components = split(field, separators.component)
  const isKnown = KNOWN_SYSTEM.test(components[2]?.text ?? '')
  const denied: Treatment = `marker:${(DENIED_AS[segment] ?? 'identifier') as 'identifier'}`
  components.forEach((component, index) => {
    const treatment =
      rule === 'coded'
        ? codedComponent(index, isKnown)
        : (COMPONENTS[rule]?.[index] ?? MARKED[rule] ?? denied)
    addPart(parts, component, `${path}.${index + 1}`, treatment)
  })
}

/** Rules that hold for a field as a whole. */
const WHOLE: Readonly<Record<string, Treatment>> = {
  text: 'text',
  display: 'text',
  number: 'number',
  code: 'code',
  range: 'number',
  age: 'age',
  attachment: 'attachment',
}

/** Rules that differ by component; beyond these the marker of the rule holds. */
const COMPONENTS: Readonly<Record<string, readonly Treatment[]>> = {
  date: ['date', 'code'],
  address: [
    'marker:place',
    'marker:place',
    'marker:place',
    'state',
    'zip',
    'country',
    'code',
    'marker:place',
  ],
  record: ['marker:record-number', 'code', 'code', 'marker:identifier', 'code'],
  account: ['marker:account', 'code', 'code', 'marker:identifier', 'code'],
  quantity: ['number', 'number', 'code', 'number', 'code', 'code'],
  codes: ['code', 'code', 'code'],
}

/** The marker that stands in the place of each component of a rule. */
const MARKED: Readonly<Record<string, Treatment>> = {
  name: 'marker:name',
  place: 'marker:place',
  address: 'marker:place',
  phone: 'marker:phone',
  ssn: 'marker:ssn',
  licence: 'marker:licence',
  device: 'marker:device',
  account: 'marker:account',
  record: 'marker:identifier',
  identifier: 'marker:identifier',
}

/** CE and CWE: code, text, system, and the same again in the local system; then versions and the original text. */
function codedComponent(index: number, isKnown: boolean): Treatment {
  if (index === 1) return isKnown ? 'display' : 'text'
  if (index === 4 || index === 8) return 'text'
  return index < 8 ? 'code' : 'marker:identifier'
}

const PROSE: ReadonlySet<Treatment> = new Set(['code', 'number', 'display', 'text', 'country'])

function addPart(parts: Part[], piece: Piece, path: string, treatment: Treatment): void {
  if (piece.text.trim() === '' || piece.text === '""') return
  const { start, text } = piece
  // A code or number with formatting in it is none.
  const isEscaped = text.includes('\\') && PROSE.has(treatment)
  parts.push({
    path,
    start,
    end: start + text.length,
    value: text,
    treatment: isEscaped ? 'escaped' : treatment,
  })
}
