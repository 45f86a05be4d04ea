import type { FactContext } from '@fcc/contracts'

/** Moments at which calendars go wrong: the epoch, before it, leap days, turns of years, both ends of time. */
const MOMENTS = [
  0, -1, 951_782_399_999, 951_782_400_000, 1_456_704_000_000, 4_107_542_399_999,
  253_402_300_800_000, 8_640_000_000_000_000, -8_640_000_000_000_000,
]
const WORDS = ['', '__proto__', 'a\u0000b', '\u202egnop', 'x'.repeat(4096)]

/** Contexts that a reader must get through: odd moments, and odd words for tenant, run and purpose. */
export function hostileContexts(): readonly FactContext[] {
  const context = (now: number, word: string): FactContext => ({
    now,
    tenant: { id: word },
    run: { id: word, purpose: word, domain: word },
  })
  return [...MOMENTS.map((now) => context(now, 'sample')), ...WORDS.map((word) => context(0, word))]
}
