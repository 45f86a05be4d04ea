import type { Issue, Validator } from '@fcc/contracts'
import { FccError } from '@fcc/plugin-api'
import { checkCodeForm } from '../codes/code-systems.ts'
import type { Settings } from '../settings.ts'
import { takeFhirApart } from '../structured/fhir-json.ts'
import type { Part } from '../structured/treatment.ts'
import type { Vocabulary } from '../vocabulary/vocabulary.ts'
import { couldNotCheck, limited } from './table-issues.ts'

/**
 * Names what a resource or bundle of FHIR R4 has that conformance of its own form does not allow: elements that
 * FHIR does not have, codes whose form is not that of their system, ids that no id may be, references within it that lead
 * nowhere. It is no profile validation, which a validator of HL7 does better.
 *
 * Source: HL7 FHIR R4, sections 2.2 (resource), 2.24 (datatypes), 2.3.0.3 (references in bundles).
 */
export function createFhirConformance(vocabulary: Vocabulary): Validator<Settings> {
  return {
    id: 'fcc-healthcare/fhir-conformance',
    title: 'Elements, codes, ids and references of FHIR R4',
    validate({ text }) {
      try {
        return limited(partIssues(takeFhirApart(text, vocabulary).parts))
      } catch (error) {
        if (FccError.is(error)) return [couldNotCheck(error.why)]
        throw error
      }
    },
  }
}

const ID = /^[A-Za-z0-9\-.]{1,64}$/

function partIssues(parts: readonly Part[]): readonly Issue[] {
  const byPath = new Map(parts.map((part) => [part.path, part]))
  const ids = new Set(
    parts.flatMap(({ path, value }) => (/(?:^|\.)(?:id|fullUrl)$/.test(path) ? [value] : [])),
  )
  const isBundle = byPath.get('resourceType')?.value === 'Bundle'
  return parts.flatMap((part): readonly Issue[] => {
    const { path, value, start, end } = part
    const issue = (code: string, message: string): Issue => ({
      code,
      severity: 'error',
      message: `${path} ${message}.`,
      span: { start, end },
    })
    if (/(?:^|\.)id$/.test(path) && !ID.test(value)) {
      return [issue('id', 'is no id of FHIR')]
    }
    if (/\.reference$/.test(path) && isBundle && isInBundle(value) && !isKnown(value, ids)) {
      return [issue('reference', 'leads nowhere in this bundle')]
    }
    if (/\.code$/.test(path)) {
      const system = byPath.get(path.replace(/code$/, 'system'))?.value
      if (system !== undefined && checkCodeForm(system, value) === 'malformed') {
        return [issue('code', 'has not the form of a code of its system')]
      }
    }
    return []
  })
}

/** A reference to something that has to be in the bundle: by its URN, or in the resource itself. */
function isInBundle(reference: string): boolean {
  return reference.startsWith('urn:') || reference.startsWith('#')
}

function isKnown(reference: string, ids: ReadonlySet<string>): boolean {
  return ids.has(reference) || ids.has(reference.replace(/^#/, ''))
}
