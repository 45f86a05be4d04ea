import type { Attack } from './attack.test-support.ts'
import { bytesOf } from './raw-request.test-support.ts'
import type { Target } from './target.test-support.ts'

/** Credentials that are none, and requests that a page of somebody else would have a browser send. */
export function credentials({ token, ownRun }: Target): readonly Attack[] {
  const good = `Bearer ${token}`
  const values = [
    ...['', 'Bearer', 'Bearer ', token, `Basic ${token}`, `Token ${token}`, `bearer${token}`],
    ...[
      `Bearer  ${token} x`,
      `Bearer ${token},`,
      `Bearer "${token}"`,
      `Bearer ${token.slice(0, -1)}`,
    ],
    ...[`Bearer ${token}=`, `Bearer ${token.toUpperCase()}`, `Bearer ${token}\t`.concat('x')],
    ...['Bearer null', 'Bearer undefined', 'Bearer true', 'Bearer [object Object]', 'Bearer *'],
    ...[
      'Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJ2aWN0b3JpYSJ9.',
      'Bearer __proto__',
      'Bearer constructor',
    ],
    ...[
      "Bearer ' OR '1'='1",
      `Bearer ${'a'.repeat(7000)}`,
      'Digest username="victoria"',
      'Negotiate YII=',
    ],
  ]
  const twice = [
    [good, good],
    [good, 'Bearer x'],
    ['Bearer x', good],
    ['', good],
  ]
  const preflight = (origin: string): Attack => ({
    name: `a preflight of ${origin}`,
    bytes: bytesOf({
      method: 'OPTIONS',
      headers: [
        ['Origin', origin],
        ['Access-Control-Request-Method', 'POST'],
        ['Access-Control-Request-Headers', 'authorization'],
      ],
    }),
    notInHead: 'access-control-allow-origin',
  })
  const origins = [
    'null',
    'https://evil.example',
    'http://app.riverside.example',
    'https://app.riverside.example.evil.example',
    'https://app.riverside.example:444',
    'https://APP.riverside.example@evil.example',
    'https://appXriverside.example',
    'https://app.riverside.example/',
    'file://',
    '*',
  ]
  return [
    ...values.map((value, at) => ({
      name: `a credential ${at}: ${JSON.stringify(value).slice(0, 30)}`,
      bytes: bytesOf({ headers: [['Authorization', value]] }),
    })),
    ...twice.map((values, at) => ({
      name: `two credentials ${at}`,
      bytes: bytesOf({ headers: values.map((value) => ['Authorization', value] as const) }),
    })),
    ...origins.map(preflight),
    ...origins.map((origin) => ({
      name: `a page of ${origin} reads`,
      bytes: bytesOf({
        headers: [
          ['Authorization', good],
          ['Origin', origin],
        ],
      }),
      // The caller has a good credential; what matters is that no page may read the answer.
      harmless: [200],
      notInHead: 'access-control-allow-origin',
    })),
    ...['Cookie: session=1', 'Cookie: token=x; session=x', `Cookie: authorization=${token}`].map(
      (cookie) => ({
        name: `a form of another page with ${cookie.slice(0, 24)}`,
        bytes: bytesOf({
          method: 'POST',
          target: `/v1/runs/${ownRun}/cancel`,
          headers: [
            ['Cookie', cookie.slice(8)],
            ['Origin', 'https://evil.example'],
            ['Content-Type', 'text/plain'],
          ],
          body: '{}',
        }),
      }),
    ),
  ]
}
