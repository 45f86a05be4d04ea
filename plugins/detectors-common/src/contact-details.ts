import {
  bareDomain,
  email,
  faxNumber,
  ipv4Address,
  ipv6Address,
  macAddress,
  phoneNumber,
  spelledEmail,
  streetAddress,
  url,
  zipCode,
} from '@fcc/detection'
import { createCommonDetector } from './common-detector.ts'

/** Where a person can be reached: e-mail, telephone, fax, street, ZIP code, URL, network address. */
export const contactDetails = createCommonDetector({
  id: 'detectors-common/contact-details',
  title: 'Contact details',
  patterns: [
    email,
    spelledEmail,
    ...phoneNumber,
    faxNumber,
    ...streetAddress,
    ...zipCode,
    url,
    bareDomain,
    ipv4Address,
    ipv6Address,
    macAddress,
  ],
})
