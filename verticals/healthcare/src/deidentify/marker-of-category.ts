import type { MarkerKind } from '../marker.ts'

/** Finding categories → the marker that stands in their place. */
const KINDS: ReadonlyMap<string, MarkerKind> = new Map<string, MarkerKind>([
  ['phi/name', 'name'],
  ['phi/geography', 'place'],
  ['phi/zip-code', 'zip'],
  ['phi/date', 'date'],
  ['phi/age', 'age'],
  ['phi/phone', 'phone'],
  ['phi/fax', 'fax'],
  ['phi/email', 'email'],
  ['phi/ssn', 'ssn'],
  ['phi/mrn', 'record-number'],
  ['phi/health-plan', 'health-plan'],
  ['phi/account', 'account'],
  ['phi/licence', 'licence'],
  ['phi/vehicle', 'vehicle'],
  ['phi/device', 'device'],
  ['phi/url', 'url'],
  ['phi/ip-address', 'ip'],
  ['phi/biometric', 'biometric'],
  ['phi/photograph', 'photograph'],
])

/**
 * The marker for a finding's category. A category nobody foresaw is letter R of the rule: any other
 * unique identifying number, characteristic or code.
 *
 * @example
 * markerOfCategory('phi/mrn')  // 'record-number'
 */
export function markerOfCategory(category: string): MarkerKind {
  return KINDS.get(category) ?? 'identifier'
}
