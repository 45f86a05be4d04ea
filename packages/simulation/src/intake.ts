import { type MediaType, type Scenario, type ScenarioInput, textForm } from '@fcc/contracts'
import {
  attachmentText,
  attachmentTypeOf,
  isAttachmentType,
  readAttachment,
} from '@fcc/contracts/attachments'
import { FccError } from '@fcc/plugin-api'
import { simulationErrors } from './diagnostics.ts'

/** What a caller gives: text, or the bytes of a file. */
export type InputValue = string | Uint8Array

/** An input that may go in. */
export interface AcceptedInput {
  readonly name: string
  readonly text: string
  readonly mediaType: MediaType
}

/** Every input accepted, or every problem with them. */
export type Intake =
  | { readonly accepted: readonly AcceptedInput[]; readonly problems: readonly [] }
  | { readonly accepted: readonly []; readonly problems: readonly FccError[] }

/**
 * Checks what a caller gives against what a scenario takes: names, sizes in bytes of UTF-8,
 * encoding, form; what visibly is something else, such as HL7 where a text is asked for, is refused
 * with what it is. Pure; all problems come back together, and one is enough that nothing runs.
 */
export function intake(scenario: Scenario, given: Readonly<Record<string, InputValue>>): Intake {
  const accepted: AcceptedInput[] = []
  const problems: FccError[] = []
  for (const name of Object.keys(given)) {
    if (!Object.hasOwn(scenario.inputs, name)) {
      problems.push(simulationErrors.unknownInput(scenario.id, name, Object.keys(scenario.inputs)))
    }
  }
  for (const [name, expected] of Object.entries(scenario.inputs)) {
    const value = Object.hasOwn(given, name) ? given[name] : undefined
    if (value === undefined) {
      if (expected.required) problems.push(simulationErrors.missingInput(scenario.id, name))
      continue
    }
    if (typeof value !== 'string' && !(value instanceof Uint8Array)) {
      problems.push(simulationErrors.unusableInput(name, value === null ? 'null' : typeof value))
      continue
    }
    const bytes = typeof value === 'string' ? Buffer.byteLength(value) : value.byteLength
    if (bytes > expected.maxBytes) {
      problems.push(simulationErrors.tooLargeInput(name, bytes, expected.maxBytes))
      continue
    }
    const result = readInput(scenario.id, name, value, expected)
    if (result instanceof FccError) problems.push(result)
    else accepted.push({ name, ...result })
  }
  return problems.length > 0 ? { accepted: [], problems } : { accepted, problems: [] }
}

/** Control characters that no text holds: all but tab, line feed, form feed and carriage return. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const control = /[\u0000-\u0008\u000b\u000e-\u001f]/

function readInput(
  scenario: string,
  name: string,
  value: InputValue,
  expected: ScenarioInput,
): Omit<AcceptedInput, 'name'> | FccError {
  if (isAttachmentType(expected.mediaType)) {
    return readAttached(scenario, name, value, expected)
  }
  const text = typeof value === 'string' ? value : decode(value)
  if (text === undefined) {
    const zero = typeof value === 'string' ? -1 : value.indexOf(0)
    return zero >= 0
      ? simulationErrors.binaryInput(name, zero)
      : simulationErrors.notUtf8Input(name)
  }
  if (!text.isWellFormed()) return simulationErrors.notUtf8Input(name)
  const found = control.exec(text)
  if (found)
    return simulationErrors.binaryInput(name, Buffer.byteLength(text.slice(0, found.index)))
  if (text.trim() === '') return simulationErrors.emptyInput(name)
  return readAsDeclared(scenario, name, text, expected)
}

/** An attachment, by what its first bytes show: no name and no declaration makes it another. */
function readAttached(
  scenario: string,
  name: string,
  value: InputValue,
  { mediaType, otherMediaTypes = [] }: ScenarioInput,
): Omit<AcceptedInput, 'name'> | FccError {
  const taken = [mediaType, ...otherMediaTypes]
  const bytes = typeof value === 'string' ? readAttachment(value)?.bytes : value
  if (bytes?.byteLength === 0) return simulationErrors.emptyInput(name)
  const type = bytes && attachmentTypeOf(bytes)
  if (bytes && type && taken.includes(type)) {
    return { text: attachmentText(type, bytes), mediaType: type }
  }
  return simulationErrors.inputNotAsDeclared(scenario, name, type ?? 'something else', taken)
}

/**
 * What an input is read as: what it visibly is, where the scenario takes that, else the first declared
 * form that any text has. Code tables come in forms of their own, and skills say what they cannot read.
 */
function readAsDeclared(
  scenario: string,
  name: string,
  text: string,
  { mediaType, otherMediaTypes = [], forms = [], kind }: ScenarioInput,
): Omit<AcceptedInput, 'name'> | FccError {
  const taken = [mediaType, ...otherMediaTypes]
  const form = kind === 'reference' && !taken.includes(JSON_TYPE) ? undefined : textForm(text)
  const plain = taken.find((type) => type !== JSON_TYPE)
  if (form?.mediaType === JSON_TYPE && taken.includes(JSON_TYPE)) {
    return isJson(text) ? { text, mediaType: JSON_TYPE } : simulationErrors.invalidJsonInput(name)
  }
  if (form?.mediaType !== undefined && taken.includes(form.mediaType)) {
    return { text, mediaType: form.mediaType }
  }
  if (form && kind !== 'reference' && !forms.includes(form.name)) {
    return simulationErrors.inputNotAsDeclared(scenario, name, form.name, taken)
  }
  if (plain !== undefined) return { text, mediaType: plain }
  // A number or a word in quotes is JSON too.
  return isJson(text) ? { text, mediaType: JSON_TYPE } : simulationErrors.invalidJsonInput(name)
}

const JSON_TYPE = 'application/json'

const decoder = new TextDecoder('utf-8', { fatal: true })

function decode(bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes)
  } catch {
    return undefined
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
