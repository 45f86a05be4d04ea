import {
  abaRoutingNumber,
  accountNumber,
  bankAccountNumber,
  bic,
  iban,
  paymentCard,
} from '@fcc/detection'
import { createCommonDetector } from './common-detector.ts'

/** Payment cards and bank accounts, checked by their check digits. */
export const financialIdentifiers = createCommonDetector({
  id: 'detectors-common/financial-identifiers',
  title: 'Payment cards and bank accounts',
  patterns: [...paymentCard, iban, abaRoutingNumber, bankAccountNumber, bic, accountNumber],
})
