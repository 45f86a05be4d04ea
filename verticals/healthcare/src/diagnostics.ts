import { FccError } from '@fcc/plugin-api'

const pluginId = 'fcc-healthcare'

/** A code table whose line does not follow the order file's layout. */
export function codeTableUnreadable(line: number): FccError {
  return new FccError({
    code: 'FCC_HEALTHCARE_CODE_TABLE_UNREADABLE',
    why: `Line ${line} of the code table is not a line of an ICD-10-CM order file: order number in columns 1-5, code in 7-13, flag 0 or 1 in 15, titles after that.`,
    fix: 'Give the order file as it is published, or leave the code table out.',
    pluginId,
  })
}

/** A code table without a row. */
export function codeTableEmpty(): FccError {
  return new FccError({
    code: 'FCC_HEALTHCARE_CODE_TABLE_EMPTY',
    why: 'The code table has no row.',
    fix: 'Give the order file of ICD-10-CM as it is published: icd10cm-order-YEAR.txt from its archive.',
    pluginId,
  })
}

/** A code table of which nobody knows from when on it is in force. */
export function effectiveDayUnknown(given: string | undefined): FccError {
  return new FccError({
    code: 'FCC_HEALTHCARE_EFFECTIVE_DAY_UNKNOWN',
    why:
      given === undefined
        ? 'From which day on the table is in force is not known: the name of the file has no year, or several.'
        : 'The day from which the table is in force is no day of the calendar as YYYY-MM-DD.',
    fix: 'Say it: `fcc healthcare icd10 import FILE --effective 2026-10-01`.',
    pluginId,
  })
}

/** A list of codes that is not what de-identification writes. */
export function codesUnreadable(reason: string): FccError {
  return new FccError({
    code: 'FCC_HEALTHCARE_CODES_UNREADABLE',
    why: `The list of diagnosis codes that was handed to fcc-healthcare/check-codes cannot be read: ${reason}.`,
    fix: 'Carry the artifact `diagnosis-codes` of fcc-healthcare/deidentify on the edge, unchanged, or leave it out.',
    pluginId,
  })
}

/** A list of residuals that is not what the attestation writes. */
export function residualsUnreadable(reason: string): FccError {
  return new FccError({
    code: 'FCC_HEALTHCARE_RESIDUALS_UNREADABLE',
    why: `The list of residuals that came back to de-identification cannot be read: ${reason}.`,
    fix: 'Carry the artifact `residuals` of fcc-healthcare/attest on the feedback edge, unchanged.',
    pluginId,
  })
}

/** A skill that was visited without the artifact it works on. */
export function inputMissing(skill: string, artifact: string): FccError {
  return new FccError({
    code: 'FCC_HEALTHCARE_INPUT_MISSING',
    why: `The skill ${skill} was visited without ${artifact}.`,
    fix: `Let an edge of the workflow, or the scenario's input, carry ${artifact} to the node of ${skill}.`,
    pluginId,
  })
}

/** A note with nothing in it. */
export function noteEmpty(): FccError {
  return new FccError({
    code: 'FCC_HEALTHCARE_NOTE_EMPTY',
    why: 'The note holds nothing but white space, so there is nothing to de-identify.',
    fix: 'Give a note with text in it.',
    pluginId,
  })
}

/** A packet without the sections that the attestation reads. */
export function packetUnreadable(): FccError {
  return new FccError({
    code: 'FCC_HEALTHCARE_PACKET_UNREADABLE',
    why: 'The release packet lacks the headings `## De-identified note` and `## Code report`, in this order.',
    fix: 'Assemble the packet by the template fcc-healthcare/release-packet.',
    pluginId,
  })
}

/** A record of a form that is not taken apart, or that is broken. */
export function recordUnreadable(form: string, reason: string): FccError {
  return new FccError({
    code: 'FCC_HEALTHCARE_RECORD_UNREADABLE',
    why: `The record cannot be taken apart as ${form}: ${reason}.`,
    fix: 'Give messages of HL7 v2, one resource or bundle of FHIR R4 as JSON, or a table in CSV whose first row names its columns; give prose to the scenario deidentify-and-release.',
    pluginId,
  })
}

/** A record whose parts lie too deep in one another. */
export function recordTooDeep(most: number): FccError {
  return new FccError({
    code: 'FCC_HEALTHCARE_RECORD_TOO_DEEP',
    why: `The record has objects and lists more than ${most} deep in one another.`,
    fix: 'Give a resource as FHIR R4 defines it.',
    pluginId,
  })
}

/** A record with something that nobody here can look into. */
export function recordHasAttachment(place: string, count: number): FccError {
  return new FccError({
    code: 'FCC_HEALTHCARE_RECORD_ATTACHMENT',
    why: `The record has ${count} ${count === 1 ? 'attachment' : 'attachments'}, the first at ${place}. What pictures, scans and recordings show was not looked at, so nothing of the record was handed on.`,
    fix: 'Have a person look at the attachments, take them out, and give the record without them.',
    pluginId,
  })
}

/** Records of a run of which no valid FHIR can be made. */
export function exportInvalid(problem: string): FccError {
  return new FccError({
    code: 'FCC_HEALTHCARE_EXPORT_INVALID',
    why: `The records of the run make no valid FHIR: ${problem}.`,
    fix: 'Look with `fcc doctor --deep` whether the store is sound, and export the run as exporters-common/prov-json meanwhile.',
    pluginId,
  })
}

/** A key of surrogates that is not one. */
export function surrogateKeyUnreadable(reason: string): FccError {
  return new FccError({
    code: 'FCC_HEALTHCARE_SURROGATE_KEY_UNREADABLE',
    why: `The key of surrogates cannot be read: ${reason}.`,
    fix: 'Give the artifact `surrogate-key` of an earlier cohort, unchanged.',
    pluginId,
  })
}

/** A day of service that is none. */
export function dayOfServiceUnreadable(): FccError {
  return new FccError({
    code: 'FCC_HEALTHCARE_DAY_OF_SERVICE_UNREADABLE',
    why: 'The day of service is no day of the calendar as YYYY-MM-DD.',
    fix: 'Give it as YYYY-MM-DD, or leave it out.',
    pluginId,
  })
}

/** A list of terms that is none. */
export function termsUnreadable(reason: string): FccError {
  return new FccError({
    code: 'FCC_HEALTHCARE_TERMS_UNREADABLE',
    why: `The list of terms cannot be read: ${reason}.`,
    fix: 'Give a JSON list of at most 1000 objects with system, code and, where there are any, display and day.',
    pluginId,
  })
}

/** A server of terminology that answers something else than FHIR. */
export function terminologyAnswerUnreadable(found: string): FccError {
  return new FccError({
    code: 'FCC_HEALTHCARE_TERMINOLOGY_UNREADABLE',
    why: `The server of terminology answered $validate-code with ${found}.`,
    fix: 'Let the setting terminologyServer name the base of a FHIR R4 server, where its CapabilityStatement is.',
    pluginId,
  })
}

/** A description of an incident that is none. */
export function incidentUnreadable(reason: string): FccError {
  return new FccError({
    code: 'FCC_HEALTHCARE_INCIDENT_UNREADABLE',
    why: `The incident cannot be read: ${reason}.`,
    fix: 'Give a JSON object with discovered, secured, exception, factors, individuals and residents, as the errors page shows.',
    pluginId,
  })
}

/** Results of the documents of a folder that are none. */
export function folderUnreadable(reason: string): FccError {
  return new FccError({
    code: 'FCC_HEALTHCARE_FOLDER_UNREADABLE',
    why: `The documents of the folder cannot be put together: ${reason}.`,
    fix: 'Carry the artifact `document-result` from the map of fcc-healthcare/deidentify-document, unchanged.',
    pluginId,
  })
}
