import type { Part } from '../structured/treatment.ts'

/**
 * Whose data the parts of a record are: by the record number of their row or message, by the patient that a
 * resource is about, by the name where there is no number. A group of parts of which nobody can tell has no
 * subject, and its dates cannot be moved.
 */
export function subjectsOf(parts: readonly Part[]): ReadonlyMap<number, string> {
  const subjects = new Map<number, string>()
  const patients = new Set<string>()
  for (const [group, all] of Map.groupBy(parts, (part) => part.group ?? 0)) {
    const patient = patientOf(all)
    const subject =
      patient ?? firstValue(all, 'marker:record-number') ?? firstValue(all, 'marker:name')
    if (patient !== undefined) patients.add(patient)
    if (subject !== undefined) subjects.set(group, subject)
  }
  const [only] = patients
  if (patients.size === 1 && only !== undefined) {
    for (const { group = 0 } of parts) if (!subjects.has(group)) subjects.set(group, only)
  }
  return subjects
}

/** The patient that a resource is, or refers to as its subject. */
function patientOf(parts: readonly Part[]): string | undefined {
  const isPatient = parts.some(
    ({ path, value }) => /(?:^|\.)resourceType$/.test(path) && value === 'Patient',
  )
  const link = parts.find(
    ({ path, treatment }) =>
      treatment === 'link' &&
      (isPatient ? /(?:^|\.)id$/ : /(?:subject|patient)\.reference$/).test(path),
  )
  return link?.value.replace(/^.*\//, '').replace(/^urn:uuid:/, '')
}

function firstValue(parts: readonly Part[], treatment: Part['treatment']): string | undefined {
  return parts.find((part) => part.treatment === treatment)?.value.trim()
}
