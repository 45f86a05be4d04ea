/** A browser as far as signing in goes: it keeps cookies by host and path, and follows to where it is sent. */
export interface TestBrowser {
  /** Asks for an address, without following. */
  ask(url: string, init?: RequestInit): Promise<Response>
  /** Asks and follows, as far as `until` lets it; what it came to, and every address on the way. */
  follow(
    url: string,
    until?: (url: string) => boolean,
  ): Promise<{ readonly answer: Response; readonly url: string; readonly path: readonly string[] }>
  /** The cookies that it would send to an address. */
  cookies(url: string): ReadonlyMap<string, string>
  setCookie(url: string, name: string, value: string): void
}

/** Makes one. Ports are hosts of their own here, as they are not to browsers: the issuer and the server are apart. */
export function createTestBrowser(): TestBrowser {
  const jars = new Map<string, Map<string, { readonly value: string; readonly path: string }>>()
  const jarOf = (url: string) => {
    const { host } = new URL(url)
    const jar = jars.get(host) ?? new Map()
    jars.set(host, jar)
    return jar
  }
  const cookies = (url: string): ReadonlyMap<string, string> => {
    const { pathname } = new URL(url)
    const sent = [...jarOf(url)].filter(([, { path }]) => pathname.startsWith(path))
    return new Map(sent.map(([name, { value }]) => [name, value]))
  }
  async function ask(url: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers)
    const sent = [...cookies(url)].map(([name, value]) => `${name}=${value}`).join('; ')
    if (sent !== '' && !headers.has('cookie')) headers.set('cookie', sent)
    const answer = await fetch(url, { ...init, headers, redirect: 'manual' })
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      const [, path = '/'] = /; *path=([^;]+)/i.exec(line) ?? []
      const isOver = /; *max-age=0(?:;|$)/i.test(line) || /expires=Thu, 01 Jan 1970/i.test(line)
      if (isOver || value === '') jarOf(url).delete(name)
      else jarOf(url).set(name, { value, path })
    }
    return answer
  }
  return {
    ask,
    cookies,
    setCookie: (url, name, value) => void jarOf(url).set(name, { value, path: '/' }),
    async follow(first, until = () => false) {
      const path = [first]
      let url = first
      let answer = await ask(url)
      while (path.length < 20) {
        const location = answer.headers.get('location')
        if (answer.status < 300 || answer.status > 399 || location === null) break
        const next = new URL(location, url).href
        path.push(next)
        url = next
        if (until(next)) break
        answer = await ask(next)
      }
      return { answer, url, path }
    },
  }
}
