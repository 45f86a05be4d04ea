import type { Detector } from '@fcc/contracts'
import { atOnceOrInTurns } from '@fcc/detection'
import type { Settings } from '../settings.ts'
import { BUSINESS_CONFIDENTIAL, markingFindingsSteps } from './marking-findings.ts'

const id = 'fcc-gov/markings'

/** Finds classification and CUI markings, and those above what the tenant is accredited for. */
export const markingDetector: Detector<Settings> = {
  id,
  title: 'Classification markings',
  version: '1.0.0',
  categories: [
    'classification/',
    'compartment/',
    'dissemination/',
    'cui/',
    'marking/malformed',
    BUSINESS_CONFIDENTIAL,
    'spillage/above-accreditation',
  ],
  detect: (text, { settings, signal }) =>
    atOnceOrInTurns(text, markingFindingsSteps(text, { policy: settings, detector: id }), {
      signal,
    }),
}
