import { expect, it } from 'vitest'
import { reachDetail } from './reach-detail.ts'

it.each([
  ['ENOTFOUND', 'DNS'],
  ['EAI_AGAIN', 'DNS'],
  ['ECONNREFUSED', 'nothing listens'],
  ['ECONNRESET', 'dropped'],
  ['UND_ERR_CONNECT_TIMEOUT', 'in time'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'trusts nobody who vouches'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'trusts nobody who vouches'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'trusts nobody who vouches'],
  ['CERT_HAS_EXPIRED', 'has expired'],
  ['CERT_NOT_YET_VALID', 'is not valid yet'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'is for another name'],
  ['CERT_REVOKED', 'was taken back'],
  ['CERT_SIGNATURE_FAILURE', 'certificate is not trusted'],
  ['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', 'it wants a certificate'],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'does not speak TLS'],
  ['ERR_SSL_PACKET_LENGTH_TOO_LONG', 'does not speak TLS'],
])('%s is said in plain words, wherever it is within an error', (code, said) => {
  expect(reachDetail({ code })).toContain(said)
  expect(reachDetail(new TypeError('fetch failed', { cause: { code } }))).toContain(said)
  const each = new AggregateError([{ code }], 'all of them')
  expect(reachDetail(new TypeError('fetch failed', { cause: each }))).toContain(said)
})

it('of anything else nothing is said, and nothing of the error is repeated', () => {
  expect(reachDetail(new Error('PLANTED', { cause: { code: 'PLANTED' } }))).toBeUndefined()
  expect(reachDetail('ENOTFOUND')).toBeUndefined()
})
