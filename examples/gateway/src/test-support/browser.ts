/** A browser as far as signing in goes: it keeps cookies by host, and follows to where it is sent. */
export function createBrowser() {
  const jars = new Map<string, Map<string, string>>()
  const jarOf = (url: string): Map<string, string> => {
    const { host } = new URL(url)
    const jar = jars.get(host) ?? new Map<string, string>()
    jars.set(host, jar)
    return jar
  }

  async function ask(url: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers)
    const cookies = [...jarOf(url)].map(([name, value]) => `${name}=${value}`)
    if (cookies.length > 0) headers.set('cookie', cookies.join('; '))
    const answer = await fetch(url, { ...init, headers, redirect: 'manual' })
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '' || /expires=Thu, 01 Jan 1970/i.test(line)) jarOf(url).delete(name)
      else jarOf(url).set(name, value)
    }
    return answer
  }

  /** Asks, and goes wherever it is sent; where it came to. */
  async function follow(
    url: string,
    init?: RequestInit,
  ): Promise<{ url: string; answer: Response }> {
    let here = url
    let answer = await ask(here, init)
    for (let steps = 0; steps < 20; steps += 1) {
      const location = answer.headers.get('location')
      if (answer.status < 300 || answer.status > 399 || location === null) break
      here = new URL(location, here).href
      answer = await ask(here)
    }
    return { url: here, answer }
  }

  /** Signs in: fills in the forms that the issuer shows, until it sends the browser back. */
  async function signIn(address: string, login: string) {
    let here = await follow(address)
    const { host } = new URL(address)
    for (let forms = 0; forms < 4 && new URL(here.url).host !== host; forms += 1) {
      const page = await here.answer.text()
      const [, action = ''] = /action="([^"]+)"/.exec(page) ?? []
      const [, prompt = ''] = /name="prompt" value="([^"]+)"/.exec(page) ?? []
      here = await follow(new URL(action, here.url).href, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ prompt, login, password: 'any' }),
      })
    }
    return here
  }

  return { ask, follow, signIn }
}
