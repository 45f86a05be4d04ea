import type { Treatment } from './treatment.ts'

/**
 * What is done with the elements of FHIR R4, by their name. An element that is not named here is read as text:
 * searched, and every word of it proven.
 *
 * Source: HL7 FHIR R4, resource and datatype definitions.
 */
const BY_NAME: Readonly<Record<string, string>> = {
  code: 'resourceType status use gender intent priority mode comparator language type code unit contentType severity criticality action outcome numberOfRepeats rank intentCode publicationStatus lifecycleStatus kind sequence version',
  uri: 'system url profile instantiatesCanonical instantiatesUri valueUri valueCanonical valueUrl definition implicitRules',
  link: 'id reference fullUrl valueId versionId',
  date: 'birthDate deceasedDateTime start end date dateTime authoredOn recordedDate assertedDate onsetDateTime abatementDateTime effectiveDateTime performedDateTime occurrenceDateTime collectedDateTime created sent received whenHandedOver whenPrepared lastOccurrence valueDate valueDateTime dateAsserted statusDate issuedOn expirationDate authored dueDate startDate',
  moment: 'lastUpdated issued recorded instant valueInstant timestamp time',
  attachment: 'data hash size',
  'marker:name': 'family given prefix suffix',
  'marker:place': 'line city district',
  zip: 'postalCode',
  state: 'state',
  country: 'country',
  'marker:device':
    'serialNumber lotNumber udiCarrier carrierHRF carrierAIDC deviceIdentifier distinctIdentifier manufactureDate',
}

const TREATMENTS: ReadonlyMap<string, Treatment> = new Map(
  Object.entries(BY_NAME).flatMap(([treatment, names]) =>
    names.split(' ').map((name) => [name, treatment as Treatment] as const),
  ),
)

/** Of these elements the text beneath is another's, not the element's own name's. */
const IN: readonly (readonly [parent: RegExp, name: RegExp, treatment: Treatment])[] = [
  [/^photo$/, /./, 'attachment'],
  [/^identifier$/, /^value$/, 'marker:identifier'],
  [/^identifier$/, /^system$/, 'uri'],
  [/^telecom$/, /^value$/, 'marker:phone'],
  [/^telecom$/, /^system$/, 'code'],
  [/^text$/, /^div$/, 'html'],
  [/^name$/, /^text$/, 'marker:name'],
  [/^address$/, /^text$/, 'marker:place'],
  [/^coding$/, /^display$/, 'display'],
  [
    /^(?:author|performer|subject|patient|practitioner|recorder|asserter|requester|individual|actor|who|agent|participant|member|sender|recipient|provider|generalPractitioner|source|encounter|managingOrganization|serviceProvider|organization|location|assigner)$/,
    /^display$/,
    'marker:name',
  ],
]

/** Resources that are attachments as a whole. */
export const ATTACHED_RESOURCES: ReadonlySet<string> = new Set(['Binary', 'Media', 'ImagingStudy'])

/** Extensions that say what Safe Harbor lets stay: race, ethnicity, sex at birth. */
export const KEPT_EXTENSION =
  /^http:\/\/hl7\.org\/fhir\/us\/core\/StructureDefinition\/us-core-(?:race|ethnicity|birthsex|genderIdentity)$/

/**
 * What is done with an element.
 *
 * @param keys names from the resource down, without indexes
 * @example
 * elementTreatment(['Patient', 'name', 'family'])   // 'marker:name'
 * elementTreatment(['Patient', 'petName'])          // 'text'
 */
export function elementTreatment(keys: readonly string[]): Treatment {
  const name = (keys.at(-1) ?? '').replace(/^_/, '')
  const parent = keys.at(-2) ?? ''
  for (const [within, named, treatment] of IN) {
    if (within.test(parent) && named.test(name)) return treatment
  }
  if (name === 'display') return 'text'
  return TREATMENTS.get(name) ?? 'text'
}
