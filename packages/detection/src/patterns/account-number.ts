import { labelledIdentifier } from './labelled-identifier.ts'

/** Account numbers behind their label: patient, billing, guarantor, claim and invoice accounts. */
export const accountNumber = labelledIdentifier({
  id: 'account-number',
  category: 'pii/account-number',
  labels:
    '(?:(?:patient|bank|billing|hospital|guarantor|checking|savings) )?(?:account|acct|acc(?=\\s?(?:#|no\\b))|a\\/c)|guarantor|billing(?= ?(?:id|no|num|#|:))|invoice|claim(?= ?(?:id|no|num|#|:))|HAR(?=\\s?[:#])|FIN(?=\\s?[:#])|CSN(?=\\s?[:#])',
  base: 0.85,
  digits: 4,
})
