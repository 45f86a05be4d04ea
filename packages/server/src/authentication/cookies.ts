/** The cookie of a session. `__Host-` has browsers take it from this host alone, over TLS alone, for every path. */
export const SESSION_COOKIE = '__Host-fcc'
/** The cookie of a sign-in under way. */
export const PENDING_COOKIE = '__Host-fcc-sign-in'

/** A cookie that no script reads, and that other sites do not have sent but for links to here. */
export function cookie(name: string, value: string, seconds: number): string {
  return `${name}=${value}; Path=/; Max-Age=${Math.max(0, Math.floor(seconds))}; Secure; HttpOnly; SameSite=Lax`
}

/** What has a browser forget a cookie. */
export function forgotten(name: string): string {
  return cookie(name, '', 0)
}
