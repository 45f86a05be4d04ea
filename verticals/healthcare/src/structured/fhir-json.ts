import { recordUnreadable } from '../diagnostics.ts'
import { isKnownWord } from '../vocabulary/known-word.ts'
import type { Vocabulary } from '../vocabulary/vocabulary.ts'
import { ATTACHED_RESOURCES, elementTreatment, KEPT_EXTENSION } from './fhir-elements.ts'
import { type JsonValue, jsonValues } from './json-values.ts'
import type { Part, TakenApart, Treatment } from './treatment.ts'

/** `2026-03-14`, with a time or without, and `2026-03`. */
const DATE = /^\d{4}-\d{2}(?:-\d{2}(?:T[\d:.]{5,16}(?:Z|[+-]\d{2}:\d{2})?)?)?$/

/** How FHIR says that a value is there and not shown. */
const MASKED =
  '{"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/data-absent-reason","valueCode":"masked"}]}'

/** Code systems and profiles that HL7 and the publishers of terminologies name in public. */
export const PUBLIC_URI =
  /^(?:https?:\/\/(?:terminology\.)?hl7\.org\/|https?:\/\/loinc\.org(?![\w.-])|https?:\/\/snomed\.info\/|https?:\/\/unitsofmeasure\.org(?![\w.-])|https?:\/\/www\.nlm\.nih\.gov\/research\/umls\/|https?:\/\/www\.ama-assn\.org\/go\/cpt|urn:iso:std:iso:|urn:ietf:bcp:|urn:oid:2\.16\.840\.1\.113883\.(?:5|6|12|18)\b)/

/**
 * Takes a resource or a bundle of FHIR R4 apart by element. A member that is no element of FHIR is refused: its
 * name alone could say whose it is.
 *
 * @param vocabulary the names of FHIR's elements, and words: elements of other releases are made of those
 * @throws FccError `FCC_HEALTHCARE_RECORD_UNREADABLE` where it is no JSON of FHIR
 */
export function takeFhirApart(text: string, vocabulary: Vocabulary): TakenApart {
  const from = text.startsWith('\uFEFF') ? 1 : 0
  const body = text.slice(from)
  checkFhir(body)
  const values = jsonValues(body)
  const sources = systemsOf(values)
  const parts = values.flatMap((value): readonly Part[] => {
    for (const key of value.keys) {
      if (typeof key === 'string' && !isElement(key.replace(/^_/, ''), vocabulary)) {
        throw recordUnreadable('FHIR JSON', 'it has a member that is no element of FHIR')
      }
    }
    const treatment = treatmentOf(value, sources)
    if (treatment === 'keep') return []
    const { start, end, member } = value
    return [
      {
        path: pathOf(value.keys),
        start: start + from,
        end: end + from,
        value: value.value,
        treatment,
        group: typeof value.keys[1] === 'number' ? value.keys[1] : 0,
        ...(value.kind === 'number' ? { isBare: true } : {}),
        ...(member ? { member: { start: member.start + from, end: member.end + from } } : {}),
      },
    ]
  })
  return {
    form: 'FHIR JSON',
    mediaType: 'application/json',
    parts,
    write: (value) => JSON.stringify(value).slice(1, -1),
    mask: ({ path }) => `"_${(/\w+$/.exec(path)?.[0] ?? '').replace(/^_/, '')}":${MASKED}`,
  }
}

function isElement(name: string, vocabulary: Vocabulary): boolean {
  if (vocabulary.fhirElements.has(name)) return true
  if (!/^[a-z][A-Za-z]{0,63}$/.test(name)) return false
  const words = name
    .replace(/([A-Z])/g, ' $1')
    .toLowerCase()
    .split(' ')
  return words.every(
    (word) => isKnownWord(word, vocabulary) && !vocabulary.nameHomographs.has(word),
  )
}

function checkFhir(body: string): void {
  let parsed: unknown
  try {
    parsed = JSON.parse(body)
  } catch {
    throw recordUnreadable('FHIR JSON', 'it is no JSON')
  }
  const type = (parsed as { readonly resourceType?: unknown } | null)?.resourceType
  if (typeof type !== 'string' || !/^[A-Z][A-Za-z]{2,63}$/.test(type)) {
    throw recordUnreadable('FHIR JSON', 'its root has no resourceType')
  }
}

/** What stands beside a value in its own object, as far as it decides. */
interface Beside {
  system?: string
  url?: string
  resource?: string
}

function systemsOf(values: readonly JsonValue[]): ReadonlyMap<number, Beside> {
  const beside = new Map<number, Beside>()
  for (const { object, keys, value, kind } of values) {
    if (kind !== 'string') continue
    const known = beside.get(object) ?? {}
    if (keys.at(-1) === 'system') known.system = value
    if (keys.at(-1) === 'url') known.url = value
    if (keys.at(-1) === 'resourceType') known.resource = value
    beside.set(object, known)
  }
  return beside
}

function treatmentOf(value: JsonValue, beside: ReadonlyMap<number, Beside>): Treatment {
  const keys = value.keys.filter((key) => typeof key === 'string')
  const name = keys.at(-1) ?? ''
  if (value.kind === 'literal') return 'keep'
  if (value.value === '') return 'keep'
  const resource = beside.get(value.object)?.resource
  if (name === 'resourceType') return ATTACHED_RESOURCES.has(value.value) ? 'attachment' : 'code'
  if (resource !== undefined && ATTACHED_RESOURCES.has(resource)) return 'attachment'
  if (isInDeniedExtension(keys, value, beside)) {
    return value.kind === 'string' ? 'marker:identifier' : 'moment'
  }
  const treatment = elementTreatment(keys)
  if (value.kind === 'number') return numberTreatment(keys, treatment)
  if (treatment === 'text' && DATE.test(value.value)) return 'date'
  if (treatment === 'attachment' && name !== 'data') return isAttached(keys) ? 'attachment' : 'text'
  if (treatment === 'display' && !PUBLIC_URI.test(beside.get(value.object)?.system ?? '')) {
    return 'text'
  }
  return treatment
}

function isAttached(keys: readonly string[]): boolean {
  return keys.some((key) => /^(?:photo|attachment|content|valueAttachment)$/.test(key))
}

function numberTreatment(keys: readonly string[], treatment: Treatment): Treatment {
  if (keys.some((key) => /Age$|^age$/.test(key))) return 'age'
  return treatment === 'attachment' ? 'attachment' : 'number'
}

/** What an extension says that nobody here knows; its own `url` is judged like every other one. */
function isInDeniedExtension(
  keys: readonly string[],
  value: JsonValue,
  beside: ReadonlyMap<number, Beside>,
): boolean {
  const at = keys.findIndex((key) => key === 'extension' || key === 'modifierExtension')
  if (at < 0 || keys.at(-1) === 'url') return false
  const url = beside.get(value.object)?.url
  // Inside of a kept one the parts have short names of their own, and codes of public systems.
  if (url?.endsWith('/data-absent-reason') && value.value === 'masked') return false
  if (
    url !== undefined &&
    (KEPT_EXTENSION.test(url) || /^(?:text|ombCategory|detailed)$/.test(url))
  ) {
    return false
  }
  return !keys.slice(at).includes('valueCoding')
}

function pathOf(keys: JsonValue['keys']): string {
  return keys
    .map((key, index) => (typeof key === 'number' ? `[${key}]` : index === 0 ? key : `.${key}`))
    .join('')
}
