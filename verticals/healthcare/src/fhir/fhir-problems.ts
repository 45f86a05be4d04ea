import type { Bundle } from './fhir-resources.ts'

/** An instant of FHIR: to the second at least, with its zone. */
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})$/

/**
 * What schemas of FHIR miss, since each of its primitive values may be left out for an extension: the ones
 * that R4 asks for have to be there and be what they are called.
 *
 * Source: HL7 FHIR R4, Provenance and AuditEvent (1..1 elements), Bundle (bdl-7: full URLs are unique).
 *
 * @returns places and what is wrong; empty where nothing is
 */
export function fhirProblems(bundle: Bundle): readonly string[] {
  const problems: string[] = []
  const say = (place: string, what: string) => problems.push(`${place}: ${what}`)
  const isInstant = (value: unknown) => typeof value === 'string' && INSTANT.test(value)
  if (!isInstant(bundle.timestamp)) say('Bundle.timestamp', 'no instant')
  const urls = new Set(bundle.entry.map(({ fullUrl }) => fullUrl))
  if (urls.size < bundle.entry.length) say('Bundle.entry', 'a full URL is there twice')
  bundle.entry.forEach(({ resource }, index) => {
    const at = `Bundle.entry[${index}].${resource.resourceType}`
    if (!isInstant(resource.recorded)) say(`${at}.recorded`, 'no instant')
    if (resource.agent.length === 0) say(`${at}.agent`, 'nobody')
    if (resource.resourceType === 'Provenance') {
      if (resource.target.length === 0) say(`${at}.target`, 'nothing')
      const { start, end } = resource.occurredPeriod ?? {}
      if (!isInstant(start) || !isInstant(end)) say(`${at}.occurredPeriod`, 'no instants')
      // per-1: a start is not after its end.
      else if (Date.parse(start ?? '') > Date.parse(end ?? '')) {
        say(`${at}.occurredPeriod`, 'its start is after its end')
      }
      for (const { role } of resource.entity ?? []) if (!role) say(`${at}.entity.role`, 'missing')
      return
    }
    if (!resource.type?.code) say(`${at}.type`, 'missing')
    if (!resource.source?.observer) say(`${at}.source.observer`, 'missing')
    for (const { requestor } of resource.agent) {
      if (typeof requestor !== 'boolean') say(`${at}.agent.requestor`, 'missing')
    }
  })
  return problems
}
