import type { Issue, Validator } from '@fcc/contracts'
import type { Settings } from '../settings.ts'
import { couldNotCheck, limited } from './table-issues.ts'

/**
 * Attributes that the basic profile removes, empties or replaces, by their tag, as far as they name people,
 * places or other records. Those that are not here and are no private attribute stay.
 *
 * Source: DICOM PS3.15, table E.1-1 (basic application level confidentiality profile).
 */
const IDENTIFYING: ReadonlySet<string> = new Set(
  '00080050 00080080 00080081 00080090 00080092 00080094 00081010 00081040 00081048 00081049 00081050 00081060 00081070 00081120 00100010 00100020 00100021 00100030 00100032 00101000 00101001 00101005 00101040 00101060 00102150 00102152 00102154 00102160 00102180 001021B0 001021F0 00104000 00181000 00181002 00200010 00321032 00321033 00380010 00380300 00380400 00380500 00400006 00400241 00400243 00402001 00402016 00402017 0040A123 0040A730 00700084'.split(
    ' ',
  ),
)

interface Attribute {
  readonly vr?: unknown
  readonly Value?: unknown
  readonly BulkDataURI?: unknown
  readonly InlineBinary?: unknown
}

/** Names every attribute of a study, as DICOM JSON, that is against the basic profile or leaves pixels in doubt. */
export const dicomAttributes: Validator<Settings> = {
  id: 'fcc-healthcare/dicom-attributes',
  title: 'Attributes of a DICOM study are de-identified (PS3.15 Annex E)',
  validate({ text }) {
    let instances: unknown
    try {
      const parsed: unknown = JSON.parse(text)
      instances = Array.isArray(parsed) ? parsed : [parsed]
    } catch {
      return [couldNotCheck('It is no JSON.')]
    }
    const list = instances as readonly unknown[]
    if (list.length === 0 || list.some((each) => typeof each !== 'object' || each === null)) {
      return [couldNotCheck('It holds no instances of DICOM JSON.')]
    }
    return limited(list.flatMap((each, index) => instanceIssues(each as Instance, index + 1)))
  },
}

type Instance = Readonly<Record<string, Attribute | undefined>>

function instanceIssues(instance: Instance, number: number): readonly Issue[] {
  const issue = (code: string, message: string): Issue => ({
    code,
    severity: 'error',
    message: `Instance ${number} ${message}.`,
  })
  const firstOf = (tag: string): string => {
    const value = instance[tag]?.Value
    return Array.isArray(value) ? String(value[0] ?? '') : ''
  }
  const isFilled = (attribute: Attribute | undefined) =>
    attribute !== undefined &&
    ((Array.isArray(attribute.Value) && attribute.Value.length > 0) ||
      attribute.BulkDataURI !== undefined ||
      attribute.InlineBinary !== undefined)
  const tags = Object.keys(instance)
  const isPrivate = (tag: string) => Number.parseInt(tag.slice(3, 4), 16) % 2 === 1
  return [
    ...tags
      .filter((tag) => !/^[0-9A-F]{8}$/.test(tag))
      .map(() => issue('no-tag', 'has a member that is no tag')),
    ...tags
      .filter((tag) => IDENTIFYING.has(tag) && isFilled(instance[tag]))
      .map((tag) => issue('identifying', `has a value at ${tag}`)),
    ...tags
      .filter((tag) => /^[0-9A-F]{8}$/.test(tag) && isPrivate(tag))
      .map((tag) => issue('private', `has the private attribute ${tag}`)),
    ...(firstOf('00080016') === '' || firstOf('00080018') === ''
      ? [issue('no-class', 'has no SOP class or instance UID')]
      : []),
    ...(firstOf('00120062') === 'YES'
      ? []
      : [issue('not-declared', 'does not declare that the identity was removed (00120062)')]),
    ...(firstOf('00280301') === 'NO'
      ? []
      : [
          issue(
            'burned-in',
            'does not say that nothing is burned into its pixels (00280301); a person has to look',
          ),
        ]),
  ]
}
