import type { Detector } from '@fcc/contracts'
import type { Settings } from '../settings.ts'
import { BUSINESS_CONFIDENTIAL, markingFindings } from './marking-findings.ts'

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
  detect: (text, { settings }) => markingFindings(text, { policy: settings, detector: id }),
}
