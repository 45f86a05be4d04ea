import type { Route } from '../routes/route.ts'
import type { Attack } from './attack.test-support.ts'
import { bytesOf } from './raw-request.test-support.ts'
import type { Target } from './target.test-support.ts'

type Spelling = (path: string) => string

/** Ways to write a path that another reader may take for the path itself. */
const SPELLINGS: Readonly<Record<string, Spelling>> = {
  'two slashes before it': (path) => `/${path}`,
  'two slashes inside': (path) => path.replace('/v1/', '/v1//'),
  'a dot inside': (path) => path.replace('/v1/', '/v1/./'),
  'a step up': (path) => `/live/..${path}`,
  'an escaped step up': (path) => `/live/%2e%2e${path}`,
  'a step up, escaped twice': (path) => `/live/%252e%252e${path}`,
  'an overlong step up': (path) => `/live/%c0%ae%c0%ae${path}`,
  'a semicolon': (path) => `${path};jsessionid=1`,
  'a semicolon inside': (path) => path.replace('/v1/', '/v1;a=b/'),
  'an escaped slash': (path) => path.replace('/v1/', '/v1%2f'),
  'a backslash': (path) => path.replace('/v1/', '/v1\\'),
  'an escaped backslash': (path) => path.replace('/v1/', '/v1%5c'),
  'a NUL at its end': (path) => `${path}%00`,
  'a NUL and an ending': (path) => `${path}%00.json`,
  'a line break': (path) => `${path}%0d%0aX-A:%201`,
  'a space at its end': (path) => `${path}%20`,
  'a slash at its end': (path) => `${path}/`,
  'a dot at its end': (path) => `${path}/.`,
  'an ending': (path) => `${path}.json`,
  'a fragment': (path) => `${path}#/live`,
  capitals: (path) => path.toUpperCase(),
  'an escape that is none': (path) => `${path}%zz`,
  'half an escape': (path) => `${path}%`,
  'another host': (path) => `http://evil.example${path}`,
}

/** Every route that takes a credential, without one, in every spelling. */
export function unsignedPaths(routes: readonly Route[], { ownRun }: Target): readonly Attack[] {
  return routes
    .filter(({ access, method }) => access !== 'public' && method === 'GET')
    .flatMap(({ path }) =>
      Object.entries(SPELLINGS).map(([name, spell]) => {
        const target = spell(path.replace('{run}', ownRun).replaceAll(/\{\w+\}/g, 'x'))
        return { name: `${path} with ${name}`, bytes: bytesOf({ target }) }
      }),
    )
}

/** What asks for the other tenant, by headers and queries that some servers believe. */
const BELIEVED: readonly (readonly [string, string])[] = [
  ['X-Tenant', 'lakeside'],
  ['X-Tenant-Id', 'lakeside'],
  ['Tenant', 'lakeside'],
  ['X-User', 'victoria'],
  ['X-Roles', 'admin'],
  ['X-Forwarded-User', 'victoria'],
  ['X-Remote-User', 'victoria'],
  ['X-Original-URL', '/v1/tenants'],
  ['X-Rewrite-URL', '/v1/tenants'],
  ['X-HTTP-Method-Override', 'DELETE'],
  ['X-Method-Override', 'DELETE'],
  ['X-Forwarded-Host', 'lakeside.example'],
  ['X-Forwarded-For', '127.0.0.1'],
  ['X-Real-IP', '127.0.0.1'],
  ['Forwarded', 'for=127.0.0.1;host=lakeside.example'],
  ['Cookie', 'tenant=lakeside; session=1'],
  ['X-Api-Key', 'x'],
  ['Impersonate-User', 'victoria'],
  ['On-Behalf-Of', 'victoria'],
]

/** A run of the other tenant, and runs that are none, at every route that names one, with a good credential. */
export function idsOfOthers(
  routes: readonly Route[],
  { token, foreignRun, ownRun }: Target,
): readonly Attack[] {
  const ids = {
    'the run of another': foreignRun,
    'the run of another, as a path': `lakeside%2F${foreignRun}`,
    'two runs': `${ownRun}%2C${foreignRun}`,
    'a pattern': '%25',
    'an asterisk': '*',
    'a step up': '..%2F..%2Flakeside',
    'a quotation': "'%20OR%20'1'%3D'1",
    'a NUL': `${foreignRun}%00`,
    'the name of a property': '__proto__',
    'the name of a method': 'constructor',
    'a file': '..%2F..%2F..%2Fetc%2Fpasswd',
    'a template': '%24%7B7*7%7D',
    '400 letters': 'a'.repeat(400),
    'a letter of full width': encodeURIComponent('ｒ'),
    'a byte that is no letter': '%ff',
  }
  const signed = ['Authorization', `Bearer ${token}`] as const
  const naming = routes.filter(({ path }) => path.includes('{run}'))
  const bodies = (route: Route): string | undefined =>
    route.method === 'POST' ? '{"decision":"approved","shown":"x","note":"x"}' : undefined
  return [
    ...naming.flatMap((route) =>
      Object.entries(ids).map(([name, id]) => ({
        name: `${route.id}: ${name}`,
        bytes: bytesOf({
          method: route.method,
          target: route.path.replace('{run}', id).replaceAll(/\{\w+\}/g, 'loud'),
          headers: [signed, ['Content-Type', 'application/json']],
          body: bodies(route),
        }),
      })),
    ),
    ...BELIEVED.map((header) => ({
      name: `the run of another with ${header.join(': ')}`,
      bytes: bytesOf({ target: `/v1/runs/${foreignRun}`, headers: [signed, header] }),
    })),
    ...BELIEVED.map((header) => ({
      name: `nobody with ${header.join(': ')}`,
      bytes: bytesOf({ headers: [header] }),
    })),
    ...['tenant', 'tenant_id', 'as', 'user', 'roles', 'key', 'access_token', 'token'].map(
      (name) => ({
        name: `nobody with ?${name}=`,
        bytes: bytesOf({
          target: `/v1/runs?${name}=${name.endsWith('token') ? token : 'lakeside'}`,
        }),
      }),
    ),
  ]
}
