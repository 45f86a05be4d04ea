import { labelledIdentifier } from './labelled-identifier.ts'

/** Certificate and licence numbers behind their label: professional, driver's, passport, NPI and DEA. */
export const licenceNumber = labelledIdentifier({
  id: 'licence-number',
  category: 'pii/licence-number',
  labels:
    "(?:(?:medical|nursing|pharmacy|state|professional|driver'?s?|driving|dental|board|marriage|birth|death) )?(?:licen[sc]e|lic(?=[.\\s]{0,2}(?:#|no\\b|num|:))|certificate|certification|cert(?=\\s?(?:#|no\\b|num|:)))|DL(?=\\s?(?:#|no\\b|num|:))|DEA|NPI|passport|state ID|green card|alien registration|registration(?= ?(?:no|num|#|:))",
  base: 0.85,
  digits: 4,
})
