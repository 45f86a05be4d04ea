import { secret } from '@fcc/detection'
import { createCommonDetector } from './common-detector.ts'

/** Keys of the usual vendors, private keys, tokens, passwords in connection strings and behind their names. */
export const secrets = createCommonDetector({
  id: 'detectors-common/secrets',
  title: 'Keys, tokens and passwords',
  patterns: secret,
})
