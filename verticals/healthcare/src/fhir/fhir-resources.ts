/** A code of a system. */
export interface Coding {
  readonly system: string
  readonly code: string
  readonly display?: string
}

/** A reference by what something is called, since nothing of it is on a server. */
export interface LogicalReference {
  readonly type?: string
  readonly identifier: { readonly system: string; readonly value: string }
  readonly display?: string
}

export interface CodeableConcept {
  readonly coding?: readonly Coding[]
  readonly text?: string
}

/** What R4 asks of `Provenance`, and of it what is written here. */
export interface Provenance {
  readonly resourceType: 'Provenance'
  readonly target: readonly LogicalReference[]
  readonly occurredPeriod?: { readonly start: string; readonly end: string }
  readonly recorded: string
  readonly policy?: readonly string[]
  readonly reason?: readonly CodeableConcept[]
  readonly activity: CodeableConcept
  readonly agent: readonly {
    readonly type: CodeableConcept
    readonly who: LogicalReference
    readonly onBehalfOf?: LogicalReference
  }[]
  readonly entity?: readonly {
    readonly role: 'derivation' | 'revision' | 'quotation' | 'source' | 'removal'
    readonly what: LogicalReference
  }[]
}

/** What R4 asks of `AuditEvent`, and of it what is written here. */
export interface AuditEvent {
  readonly resourceType: 'AuditEvent'
  readonly type: Coding
  readonly subtype: readonly Coding[]
  readonly action: 'C' | 'R' | 'U' | 'D' | 'E'
  readonly recorded: string
  readonly outcome: '0' | '4' | '8' | '12'
  readonly outcomeDesc?: string
  readonly purposeOfEvent?: readonly CodeableConcept[]
  readonly agent: readonly {
    readonly who: LogicalReference
    readonly requestor: boolean
  }[]
  readonly source: { readonly site?: string; readonly observer: LogicalReference }
  readonly entity: readonly {
    readonly what: LogicalReference
    readonly name?: string
    readonly detail?: readonly { readonly type: string; readonly valueString: string }[]
  }[]
}

export interface Bundle {
  readonly resourceType: 'Bundle'
  readonly identifier: { readonly system: string; readonly value: string }
  readonly type: 'collection'
  readonly timestamp: string
  readonly entry: readonly {
    readonly fullUrl: string
    readonly resource: Provenance | AuditEvent
  }[]
}

/** Code systems and name spaces that are written here. */
export const SYSTEMS = {
  participant: 'http://terminology.hl7.org/CodeSystem/provenance-participant-type',
  operation: 'http://terminology.hl7.org/CodeSystem/v3-DataOperation',
  dicom: 'http://dicom.nema.org/resources/ontology/DCM',
  entryType: 'urn:fcc:audit-entry-type',
  artifact: 'urn:fcc:artifact',
  leaf: 'urn:fcc:rfc6962-leaf-sha256-base64',
  persona: 'urn:fcc:persona',
  plan: 'urn:fcc:plan',
  principal: 'urn:fcc:principal',
  program: 'urn:fcc:program',
  run: 'urn:fcc:run',
  tenant: 'urn:fcc:tenant',
} as const

/** Characters of a text, at most; what is longer is no name. */
const LONGEST = 500

/**
 * A text as FHIR takes one: not empty, without control characters and without spaces at its ends.
 *
 * Source: HL7 FHIR R4, section 2.24 (string).
 */
export function fhirText(text: string): string {
  const plain = text
    .toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what FHIR does not take
    .replace(/[\u0000-\u001f\u007f-\u009f\s]+/g, ' ')
    .trim()
    .slice(0, LONGEST)
    .trim()
  return plain === '' ? '-' : plain
}

/** A reference by identifier. */
export function referenceTo(system: string, value: string, type?: string): LogicalReference {
  return { ...(type === undefined ? {} : { type }), identifier: { system, value: fhirText(value) } }
}
