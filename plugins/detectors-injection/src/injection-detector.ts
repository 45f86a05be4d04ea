import type { Detector } from '@fcc/contracts'
import { atOnceOrInTurns } from '@fcc/detection'
import { injectionSteps } from './injection-steps.ts'
import type { Settings } from './settings.ts'

/** Raised whenever it finds something else than before. */
const VERSION = '2'

/** The id that findings name. */
const DETECTOR_ID = 'detectors-injection/prompt-injection'

/**
 * Looks for what content says to the model that reads it: instructions, markers of another role, text that
 * nobody sees or that is encoded, addresses that carry data out. It reads texts as they are given, for the
 * normal form has lost what is hidden in them.
 */
export const injectionDetector: Detector<Settings> = {
  id: DETECTOR_ID,
  title: 'Signals of prompt injection',
  version: VERSION,
  categories: [
    'injection/encoded',
    'injection/exfiltration',
    'injection/hidden-text',
    'injection/instruction',
    'injection/role-marker',
  ],
  reads: 'as_given',
  detect: (text, { settings: { threshold }, signal }) =>
    atOnceOrInTurns(text, injectionSteps(text, { threshold, detector: DETECTOR_ID }), { signal }),
}
