import type { RateLimit } from '@fcc/contracts'

/** How vendors name what they say of their limits: OpenAI and those who speak its wire, and Anthropic. */
const headerNames = (['requests', 'tokens'] as const).flatMap((of) => [
  {
    of,
    limit: `x-ratelimit-limit-${of}`,
    left: `x-ratelimit-remaining-${of}`,
    reset: `x-ratelimit-reset-${of}`,
  },
  {
    of,
    limit: `anthropic-ratelimit-${of}-limit`,
    left: `anthropic-ratelimit-${of}-remaining`,
    reset: `anthropic-ratelimit-${of}-reset`,
  },
])

/**
 * What the headers of a response say of the limits of an account. Pure. Vendors say when all of it is there
 * again, and give it back bit by bit: where nothing is left, the first bit is there after its share of
 * that time. What cannot be read says nothing.
 *
 * @param now milliseconds since 1970, UTC
 * @example
 * rateLimits(new Headers({ 'x-ratelimit-remaining-requests': '3', 'x-ratelimit-reset-requests': '6m0s' }), Date.now())
 * // [{ of: 'requests', left: 3, resetMs: 360000 }]
 */
export function rateLimits(headers: Headers, now: number): readonly RateLimit[] {
  return headerNames.flatMap((names) => {
    const left = count(headers.get(names.left))
    const allMs = timeUntil(headers.get(names.reset), now)
    if (left === undefined || allMs === undefined) return []
    const limit = count(headers.get(names.limit)) ?? 1
    const resetMs = left > 0 ? allMs : Math.ceil(allMs / Math.max(1, limit))
    return [{ of: names.of, left, resetMs }]
  })
}

function count(text: string | null): number | undefined {
  return text !== null && /^\d{1,12}$/.test(text) ? Number(text) : undefined
}

const units: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 }

/** `6m0s`, `12ms`, or a date of RFC 3339; in milliseconds. */
function timeUntil(text: string | null, now: number): number | undefined {
  if (text === null) return undefined
  if (/^(?:\d{1,6}(?:\.\d{1,6})?(?:ms|s|m|h))+$/.test(text)) {
    const parts = text.matchAll(/([\d.]+)(ms|s|m|h)/g)
    return [...parts].reduce(
      (sum, [, value, unit = '']) => sum + Number(value) * (units[unit] ?? 0),
      0,
    )
  }
  const at = /^\d{4}-\d{2}-\d{2}T/.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(at) ? undefined : Math.max(0, at - now)
}
