import type { Scorer } from '@fcc/contracts'
import { ELEMENT_NAMES } from '../model/model-statement.ts'
import { NOT_DOCUMENTED } from '../report/validation-report.ts'
import type { Settings } from '../settings.ts'

/** The share of the elements a model's documentation must cover of which the report has words. */
export const documentationShare: Scorer<Settings> = {
  id: 'fcc-finserv/documentation-share',
  title: 'Documentation of the model',
  score({ text }) {
    if (!/^## Conceptual soundness$/m.test(text)) {
      return { kind: 'not_measured', reason: 'the artifact is no validation report' }
    }
    const missing = text.split('\n').filter((line) => line === NOT_DOCUMENTED).length
    const total = ELEMENT_NAMES.length
    const documented = Math.max(0, total - missing)
    return {
      kind: 'scored',
      value: documented / total,
      reason: `${documented} of ${total} elements documented`,
    }
  },
}
