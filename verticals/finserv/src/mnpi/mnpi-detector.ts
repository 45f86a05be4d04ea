import type { Detector } from '@fcc/contracts'
import { atOnceOrInTurns } from '@fcc/detection'
import type { Settings } from '../settings.ts'
import { mnpiFindingsSteps } from './mnpi-findings.ts'

const id = 'fcc-finserv/mnpi'

/** Finds material non-public information on the issuers of the tenant's restricted list. */
export const mnpiDetector: Detector<Settings> = {
  id,
  title: 'Material non-public information',
  version: '1.0.1',
  categories: ['mnpi/', 'mnpi-suspected/'],
  detect: (text, { settings, signal }) => {
    const { restrictedIssuers, clearedIdentifiers, mnpi } = settings
    const policy = { restrictedIssuers, clearedIdentifiers, ...mnpi }
    return atOnceOrInTurns(text, mnpiFindingsSteps(text, { detector: id, policy }), { signal })
  },
}
