import { definePattern, type Pattern } from '@fcc/detection'

/** The name of an institution in capitals, alone on its line: a letterhead. */
const letterhead = definePattern({
  id: 'letterhead',
  category: 'phi/geography',
  expression:
    /(?<=^[ \t#*]{0,4})(?:[A-Z][A-Z.'&-]{1,24} ){1,5}(?:MEDICAL CENTER|MEDICAL GROUP|HEALTH SYSTEM|HEALTH CENTER|HOSPITALS?|CLINICS?|INFIRMARY|HOSPICE|PHARMACY)(?=[ \t]{0,4}\r?$)/m,
  base: 0.7,
})

/** What letters and discharge notes have and other texts have not. */
export const clinicalPatterns: readonly Pattern[] = [letterhead]
