/** Where somebody is sent after they signed in, where they did not say. */
const HOME = '/'

/**
 * A path of this server that somebody wants to come back to; anything else is the beginning of it. What a browser
 * would take for another host is none: `//host`, `/\host`, what has a scheme or a character that is not seen. Pure.
 */
export function returnPath(wanted: string | undefined): string {
  if (wanted === undefined || wanted.length > 500) return HOME
  if (!/^\/(?![/\\])[\x21-\x7e]*$/.test(wanted) || wanted.includes('\\')) return HOME
  const base = 'http://this.invalid'
  const url = URL.parse(wanted, base)
  return url?.origin === base ? `${url.pathname}${url.search}` : HOME
}
