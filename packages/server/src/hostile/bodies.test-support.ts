import type { Attack } from './attack.test-support.ts'
import { bytesOf } from './raw-request.test-support.ts'
import type { Target } from './target.test-support.ts'

/** Bodies that no start may have: each is the whole text that is sent. */
const TEXTS: Readonly<Record<string, string>> = {
  nothing: '',
  'a word': 'start',
  'a text': '"shout"',
  'a number': '7',
  null: 'null',
  'a list': '[]',
  'an empty object': '{}',
  'two values': '{}{}',
  'a cut': '{"scenario":"shout","input":{"note":"E"}',
  'a comma too many': '{"scenario":"shout","input":{"note":"E"},}',
  'a comment': '{"scenario":"shout"/**/,"input":{"note":"E"}}',
  'single quotes': "{'scenario':'shout','input':{'note':'E'}}",
  NaN: '{"scenario":"shout","input":{"note":"E"},"priority":NaN}',
  'a byte order mark': '\u00ef\u00bb\u00bf{"scenario":"shout","input":{"note":"E"}}',
  'a key twice': '{"scenario":"shout","scenario":"ask","input":{"note":"E"}}',
  'a key twice by an escape': '{"scenario":"shout","sc\\u0065nario":"ask","input":{"note":"E"}}',
  'a key twice inside': '{"scenario":"shout","input":{"note":"E","note":"F"}}',
  __proto__: '{"scenario":"shout","input":{"note":"E"},"__proto__":{"admin":true}}',
  '__proto__ inside': '{"scenario":"shout","input":{"note":"E","__proto__":"x"}}',
  '__proto__ by an escape': '{"scenario":"shout","input":{"note":"E"},"\\u005f_proto__":{}}',
  constructor: '{"scenario":"shout","input":{"note":"E"},"constructor":{"prototype":{}}}',
  'a key that nobody knows': '{"scenario":"shout","input":{"note":"E"},"tenant":"lakeside"}',
  'a principal': '{"scenario":"shout","input":{"note":"E"},"principal":{"id":"victoria"}}',
  roles: '{"scenario":"shout","input":{"note":"E"},"roles":["admin"]}',
  'an input that nobody asked for': '{"scenario":"shout","input":{"note":"E","other":"x"}}',
  'no input': '{"scenario":"shout","input":{}}',
  'input that is a list': '{"scenario":"shout","input":["E"]}',
  'input that is a number': '{"scenario":"shout","input":{"note":7}}',
  'input that is an object': '{"scenario":"shout","input":{"note":{"text":"E"}}}',
  'input that is null': '{"scenario":"shout","input":{"note":null}}',
  'a scenario that is a list': '{"scenario":["shout"],"input":{"note":"E"}}',
  'a scenario of nothing': '{"scenario":"","input":{"note":"E"}}',
  'a scenario of a path': '{"scenario":"../../etc/passwd","input":{"note":"E"}}',
  'a scenario of __proto__': '{"scenario":"__proto__","input":{"note":"E"}}',
  'a scenario of constructor': '{"scenario":"constructor","input":{"note":"E"}}',
  'a scenario of 1,000 letters': `{"scenario":"${'a'.repeat(1000)}","input":{"note":"E"}}`,
  'a priority beyond': '{"scenario":"shout","input":{"note":"E"},"priority":1e308}',
  'a priority that is rounded':
    '{"scenario":"shout","input":{"note":"E"},"priority":9007199254740993}',
  'a priority that is a text': '{"scenario":"shout","input":{"note":"E"},"priority":"1"}',
  'a domain that is none': '{"scenario":"shout","input":{"note":"E"},"domain":"ROOT"}',
  'a label that is none': '{"scenario":"shout","input":{"note":"E"},"labels":["nobody/knows"]}',
  'labels that are a text': '{"scenario":"shout","input":{"note":"E"},"labels":"secret"}',
  '200 subjects': `{"scenario":"shout","input":{"note":"E"},"subjects":${JSON.stringify(Array(200).fill('s'))}}`,
  'a purpose that is none': '{"scenario":"shout","input":{"note":"E"},"purpose":"theft"}',
  'a provider that is none': '{"scenario":"shout","input":{"note":"E"},"provider":"evil"}',
  '100 levels': `{"scenario":"shout","input":${'{"a":'.repeat(100)}1${'}'.repeat(101)}`,
  '20,000 levels': '['.repeat(20_000) + ']'.repeat(20_000),
  'more than the limit': `{"scenario":"shout","input":{"note":"${'E'.repeat(70_000)}"}}`,
  'a rule that stops it': '{"scenario":"shout","input":{"note":"BOMB"}}',
}

const CONTROLS = [...Array(32).keys(), 127].filter((code) => ![9, 10, 13].includes(code))

const TYPES = [
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/xml',
  'text/json',
  'application/json-patch+json',
  'application/x-json',
  'application/octet-stream',
  'text/html',
  'application/yaml',
  '*/*',
  'application',
  'application/json, text/plain',
  'json',
]

/** What is sent to start a run with a good credential: none of it may start one. */
export function bodies({ token }: Target): readonly Attack[] {
  const signed = ['Authorization', `Bearer ${token}`] as const
  const good = '{"scenario":"shout","input":{"note":"E"}}'
  const send = (name: string, body: string | Uint8Array, type = 'application/json'): Attack => ({
    name,
    bytes: bytesOf({ method: 'POST', headers: [signed, ['Content-Type', type]], body }),
  })
  const invalid = [
    [0xff],
    [0xc0, 0xaf],
    [0xe2, 0x28, 0xa1],
    [0xed, 0xa0, 0x80],
    [0xf5, 0x80, 0x80, 0x80],
    [0xe2, 0x82],
    [0x80],
  ]
  return [
    ...Object.entries(TEXTS)
      // A rule's refusal is a run that was started and halted: what is refused there is not the request.
      .filter(([name]) => name !== 'a rule that stops it')
      .map(([name, text]) => send(`a body: ${name}`, Buffer.from(text, 'latin1'))),
    ...CONTROLS.flatMap((code) => {
      const escaped = `\\u${code.toString(16).padStart(4, '0')}`
      return [
        send(`control ${code} by an escape`, good.replace('"E"', `"E${escaped}"`)),
        send(`control ${code} in a key`, good.replace('"note"', `"note${escaped}"`)),
      ]
    }),
    ...invalid.map((bytes) =>
      send(
        `bytes ${bytes.map((byte) => byte.toString(16)).join(' ')}`,
        Buffer.concat([
          Buffer.from('{"scenario":"shout","input":{"note":"'),
          Buffer.from(bytes),
          Buffer.from('"}}'),
        ]),
      ),
    ),
    ...['\\ud800', '\\udfff', '\\ud800\\ud800'].map((half) =>
      send(`half of a character: ${half}`, good.replace('"E"', `"${half}"`)),
    ),
    ...TYPES.map((type) => send(`a body of the type ${type}`, good, type)),
    send('a body in UTF-16', Buffer.from(`\ufeff${good}`, 'utf16le')),
    {
      name: 'a compressed body',
      bytes: bytesOf({
        method: 'POST',
        headers: [signed, ['Content-Type', 'application/json'], ['Content-Encoding', 'gzip']],
        body: Buffer.from('1f8b08000000000000ff', 'hex'),
      }),
    },
    ...[
      'limit=0',
      'limit=-1',
      'limit=1e9',
      'limit=NaN',
      'limit=1&limit=2',
      'limit[]=1',
      'limit=%00',
      'state=__proto__',
      'state=waiting&state=running',
      'cursor=%0a',
      `cursor=${'a'.repeat(300)}`,
      '__proto__[x]=1',
      'constructor=1',
      'unknown=1',
      'limit=1%E2%80%AE',
      'state[$ne]=x',
    ].map((query) => ({
      name: `a query: ${query.slice(0, 40)}`,
      bytes: bytesOf({ target: `/v1/runs?${query}`, headers: [signed] }),
    })),
  ]
}
