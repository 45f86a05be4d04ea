import { isVin } from '../checksums/vin.ts'
import { definePattern, type Pattern } from '../define-pattern.ts'
import { DIGITS } from '../required-characters.ts'
import { labelledIdentifier } from './labelled-identifier.ts'

/** Vehicle identification numbers with a right check character (49 CFR 565). */
export const vin = definePattern({
  id: 'vin',
  category: 'pii/vehicle',
  expression: /(?<![\p{L}\p{N}])[0-9A-HJ-NPR-Z]{17}(?![\p{L}\p{N}])/u,
  base: 0.1,
  requires: [DIGITS],
  validate: isVin,
  validated: 0.85,
  context: { words: ['vin', 'vehicle', 'car', 'truck', 'chassis'] },
})

/** Vehicle identifiers and licence plates behind their label. */
const labelled = labelledIdentifier({
  id: 'vehicle-identifier',
  category: 'pii/vehicle',
  labels:
    'VIN|vehicle (?:identification|id|registration)|licen[sc]e plate|(?:number )?plate|tag(?=\\s?#)',
  base: 0.85,
  digits: 1,
})

/** Vehicle identification numbers and licence plates. */
export const vehicleIdentifier: readonly Pattern[] = [vin, labelled]
