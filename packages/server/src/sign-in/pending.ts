import { z } from 'zod'
import { cookie, PENDING_COOKIE } from '../authentication/cookies.ts'

/** How long somebody may take to sign in at their issuer, in seconds. */
const PENDING_SECONDS = 600

const pendingSchema = z.strictObject({
  provider: z.string().max(50),
  state: z.string().min(40).max(100),
  nonce: z.string().min(40).max(100),
  verifier: z.string().min(40).max(200),
  back: z.string().max(600),
  until: z.number().int(),
})

/**
 * A sign-in under way, as the cookie of the browser that began it carries it: the server keeps nothing of somebody who
 * is not known yet, and what another browser brings is not of this one.
 */
export type Pending = z.infer<typeof pendingSchema>

/** The cookie of a sign-in that begins now. */
export function pendingCookie(pending: Omit<Pending, 'until'>, now: number): string {
  const whole: Pending = { ...pending, until: now + PENDING_SECONDS * 1000 }
  const value = Buffer.from(JSON.stringify(whole)).toString('base64url')
  return cookie(PENDING_COOKIE, value, PENDING_SECONDS)
}

/** The sign-in that a cookie carries; `undefined` of none, of one that took too long, or of something else. */
export function readPending(value: string | undefined, now: number): Pending | undefined {
  if (value === undefined || value.length > 3000) return undefined
  try {
    const read: unknown = JSON.parse(Buffer.from(value, 'base64url').toString('utf8'))
    const { success, data } = pendingSchema.safeParse(read)
    return success && data.until > now ? data : undefined
  } catch {
    return undefined
  }
}
