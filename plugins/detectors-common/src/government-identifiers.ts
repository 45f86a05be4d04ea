import { licenceNumber, usItin, usSsn, vehicleIdentifier } from '@fcc/detection'
import { createCommonDetector } from './common-detector.ts'

/** Numbers that an authority gave a person or a vehicle. */
export const governmentIdentifiers = createCommonDetector({
  id: 'detectors-common/government-identifiers',
  title: 'Social security, taxpayer, licence and vehicle numbers',
  patterns: [...usSsn, usItin, licenceNumber, ...vehicleIdentifier],
})
