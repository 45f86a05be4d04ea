import { isGtin } from '../checksums/gtin.ts'
import { definePattern, type Pattern } from '../define-pattern.ts'
import { DIGITS } from '../required-characters.ts'
import { labelledIdentifier } from './labelled-identifier.ts'

/** A GS1 element string of a unique device identifier: `(01)` GTIN, then dates, lot and serial. */
const udi = definePattern({
  id: 'device-identifier-udi',
  category: 'pii/device',
  expression: /\(01\)(?<gtin>\d{14})(?:\((?:10|11|17|21)\)[A-Z0-9/._-]{1,20}){0,4}/i,
  base: 0.6,
  requires: [DIGITS, '('],
  validate: (_value, { gtin = '' }) => isGtin(gtin) || undefined,
})

/** Serial numbers behind their label. */
const serial = labelledIdentifier({
  id: 'device-identifier',
  category: 'pii/device',
  labels:
    '(?:(?:device|implant|pacemaker|pump|generator|valve|lead|equipment) )?serial|S\\/N|SN(?=\\s?[:#])|UDI|device(?= ?(?:id|no|num|#|:))|implant(?= ?(?:id|no|num|#|:))|IMEI|MAC(?= ?(?:id|address|:))',
  base: 0.85,
})

/** Device identifiers and serial numbers. */
export const deviceIdentifier: readonly Pattern[] = [udi, serial]
