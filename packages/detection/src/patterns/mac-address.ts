import { definePattern } from '../define-pattern.ts'

/** Hardware addresses (IEEE 802 EUI-48); broadcast and null are nobody's. */
export const macAddress = definePattern({
  id: 'mac-address',
  category: 'pii/mac-address',
  expression:
    /(?<![\w:-])(?:(?:[0-9a-f]{2}:){5}[0-9a-f]{2}|(?:[0-9a-f]{2}-){5}[0-9a-f]{2})(?![\w:-])/i,
  base: 0.7,
  requires: [':-'],
  invalidate: (value) => /^(?:00[:-]){5}00$|^(?:ff[:-]){5}ff$/i.test(value),
})
