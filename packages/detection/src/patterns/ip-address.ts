import { definePattern } from '../define-pattern.ts'
import { DIGITS } from '../required-characters.ts'

/** IPv4 addresses in dotted decimal (RFC 791); version and section numbers lower the score. */
export const ipv4Address = definePattern({
  id: 'ip-address-v4',
  category: 'pii/ip-address',
  expression:
    /(?<![\d.]|\d,)(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?!\d|\.\d)/,
  base: 0.6,
  requires: [DIGITS, '.'],
  context: {
    words: ['ip', 'ip address', 'address', 'host', 'server', 'login', 'logged in', 'source'],
    negative: ['version', 'release', 'section', 'chapter', 'build', 'firmware', 'oid'],
  },
})

/** IPv6 addresses in every form of RFC 4291, section 2.2. */
export const ipv6Address = definePattern({
  id: 'ip-address-v6',
  category: 'pii/ip-address',
  expression:
    /(?<![\p{L}\p{N}:.])(?:[0-9a-f]{0,4}:){2,7}(?:[0-9a-f]{0,4}|(?:\d{1,3}\.){3}\d{1,3})(?![\p{L}\p{N}:])/iu,
  base: 0.3,
  requires: [':'],
  validate: isIpv6,
  validated: 0.9,
})

function isIpv6(value: string): boolean {
  return /[0-9a-f]/i.test(value) && URL.canParse(`http://[${value}]/`)
}
