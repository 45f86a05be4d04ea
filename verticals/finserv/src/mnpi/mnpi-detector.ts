import type { Detector } from '@fcc/contracts'
import type { Settings } from '../settings.ts'
import { mnpiFindings } from './mnpi-findings.ts'

const id = 'fcc-finserv/mnpi'

/** Finds material non-public information on the issuers of the tenant's restricted list. */
export const mnpiDetector: Detector<Settings> = {
  id,
  title: 'Material non-public information',
  version: '1.0.0',
  categories: ['mnpi/', 'mnpi-suspected/'],
  detect: (text, { settings }) =>
    mnpiFindings(text, {
      detector: id,
      policy: {
        restrictedIssuers: settings.restrictedIssuers,
        clearedIdentifiers: settings.clearedIdentifiers,
        ...settings.mnpi,
      },
    }),
}
