import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'

/** Blocks that no private target opens: what answers there tells whoever asks about the machine itself. */
const METADATA: readonly (readonly [string, number])[] = [
  // Amazon, over IPv6.
  ['fd00:ec2::', 32],
  // Google, Oracle and Scaleway, over IPv6.
  ['fd20:ce::', 32],
  ['fd00:c1::', 32],
  ['fd00:42::', 32],
  // Azure, at an address that is public by its form.
  ['168.63.129.16', 32],
]

/** Where a receiver may be once the host has said that it is on this machine or in a private network. */
const PRIVATE_RANGES: ReadonlySet<string> = new Set(['loopback', 'private', 'uniqueLocal'])

/**
 * Whether a receiver may be asked at an address, by the registries of special addresses (IANA, as `ipaddr.js` has
 * them): a public one; on this machine or in a private network where the host says so; link-local, multicast,
 * translated, tunnelled and reserved ones never, nor where a cloud tells machines about themselves. Pure.
 *
 * @param address an IPv4 or IPv6 address, not a name
 * @example
 * mayReceive('169.254.169.254', { isPrivate: true }) // false
 */
export function mayReceive(
  address: string,
  { isPrivate }: { readonly isPrivate: boolean },
): boolean {
  // Other writings (`127.1`, `0x7f000001`) are no address, and a resolver gives none.
  if (isIP(address) === 0 || !ipaddr.isValid(address)) return false
  // An IPv4 address in the clothes of IPv6 is what it is inside.
  const parsed = ipaddr.process(address)
  if (METADATA.some(([block, bits]) => isWithin(parsed, block, bits))) return false
  const range = parsed.range()
  if (isPrivate) return PRIVATE_RANGES.has(range)
  if (range !== 'unicast') return false
  // Of IPv6 only this eighth was given out (RFC 4291, section 2.4); the rest is nobody's, or somebody's own.
  return parsed instanceof ipaddr.IPv4 || isWithin(parsed, '2000::', 3)
}

function isWithin(address: ipaddr.IPv4 | ipaddr.IPv6, block: string, bits: number): boolean {
  const start = ipaddr.parse(block)
  return start.kind() === address.kind() && address.match(start, bits)
}
