import { describe, expect, it } from 'vitest'
import { mayReceive } from './receiver-address.ts'

const PUBLIC = ['93.184.216.34', '1.1.1.1', '2606:4700:4700::1111', '2a00:1450:4001:82a::200e']
const PRIVATE = [
  '127.0.0.1',
  '127.8.8.8',
  '10.0.0.1',
  '172.16.0.9',
  '192.168.1.1',
  '::1',
  'fc00::1',
]
/** Neither out there nor anybody's own network, in every writing by which somebody may try. */
const NEVER = [
  ...['0.0.0.0', '0.1.2.3', '255.255.255.255', '224.0.0.1', '240.0.0.1', '100.64.0.1'],
  ...['169.254.169.254', '169.254.0.1', '192.0.0.8', '192.0.2.1', '198.18.0.1', '203.0.113.9'],
  ...['192.88.99.1', '168.63.129.16', 'fd00:ec2::254', 'fe80::1', 'ff02::1', '::', '2001:db8::1'],
  ...['64:ff9b::7f00:1', '2002:7f00:1::', '2001::1', '::ffff:169.254.169.254', '::7f00:1'],
  ...['fd20:ce::254', 'fd00:c1::a9fe:a9fe', 'fd00:42::42'],
  ...['4000::1', 'example.org', '', '127.1', '0x7f000001', 'fe80::1%eth0'],
]

describe('an address at which a receiver may be', () => {
  it.each(PUBLIC)('is %s, unless the host says that the target is private', (address) => {
    expect([mayReceive(address, { isPrivate: false }), mayReceive(address, { isPrivate: true })]) //
      .toEqual([true, false])
  })

  it.each([...PRIVATE, '::ffff:127.0.0.1', '::ffff:10.1.2.3'])(
    'is %s only where the host says that the target is private',
    (address) => {
      expect([mayReceive(address, { isPrivate: false }), mayReceive(address, { isPrivate: true })]) //
        .toEqual([false, true])
    },
  )

  it.each(NEVER)('is never %s', (address) => {
    expect([mayReceive(address, { isPrivate: false }), mayReceive(address, { isPrivate: true })]) //
      .toEqual([false, false])
  })
})
