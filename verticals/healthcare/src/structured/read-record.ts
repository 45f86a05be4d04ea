import { textForm } from '@fcc/contracts'
import { recordUnreadable } from '../diagnostics.ts'
import type { Vocabulary } from '../vocabulary/vocabulary.ts'
import { takeCsvApart } from './csv-table.ts'
import { takeFhirApart } from './fhir-json.ts'
import { takeHl7Apart } from './hl7-v2.ts'
import type { TakenApart } from './treatment.ts'

/**
 * Takes a structured text apart by the form that it visibly has.
 *
 * @throws FccError `FCC_HEALTHCARE_RECORD_UNREADABLE`, `FCC_HEALTHCARE_RECORD_TOO_DEEP`
 * @example
 * takeApart('PID|1||4711^^^RIV^MR||ROE^JANE', vocabulary).form   // 'HL7 v2'
 */
export function takeApart(text: string, vocabulary: Vocabulary): TakenApart {
  const form = textForm(text)?.name
  switch (form) {
    case 'HL7 v2':
      return takeHl7Apart(text)
    case 'FHIR JSON':
      return takeFhirApart(text, vocabulary)
    case 'CSV':
      return takeCsvApart(text)
    default:
      throw recordUnreadable(form ?? 'a structured record', 'it has no form that is taken apart')
  }
}
