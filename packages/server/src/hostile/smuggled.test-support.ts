import type { Attack } from './attack.test-support.ts'
import { bytesOf } from './raw-request.test-support.ts'
import type { Target } from './target.test-support.ts'

/** Two readings of where a request ends, broken lines, and lines that no request has. */
export function smuggled({ token, ownRun }: Target): readonly Attack[] {
  const signed = ['Authorization', `Bearer ${token}`] as const
  const json = ['Content-Type', 'application/json'] as const
  const hidden = `POST /v1/runs/${ownRun}/cancel HTTP/1.1\r\nHost: localhost\r\n${signed.join(': ')}\r\n\r\n`
  const body = '{"scenario":"shout","input":{"note":"E"}}'
  const chunked = `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`

  const lengths = [
    ['Content-Length', '-1'],
    ['Content-Length', '+41'],
    ['Content-Length', '0x29'],
    ['Content-Length', '41, 41'],
    ['Content-Length', '41, 0'],
    ['Content-Length', '4 1'],
    ['Content-Length', '41;'],
    ['Content-Length', ''],
    ['Content-Length', '99999999999999999999'],
    ['Content-Length', '1e2'],
    ['Content-Length', '\u00b241'],
    ['Content-Length ', '41'],
    [' Content-Length', '41'],
    ['Content-Length', '41\r\nContent-Length: 0'],
    ['Content-Length', '0\r\nContent-Length: 41'],
    ['Content-Length', '41\r\nTransfer-Encoding: chunked'],
  ] as const
  const encodings = [
    'chunked\r\nContent-Length: 4',
    'xchunked',
    'chunked, identity',
    'identity, chunked, x',
    'gzip',
    'chunked\u000b',
    '\u000bchunked',
    '"chunked"',
    'chunked\r\nTransfer-Encoding: identity',
    'chunked\r\nTransfer-Encoding: x',
    ' chunked\r\nContent-Length: 0',
    '\r\n chunked\r\nContent-Length: 4',
    'chunk',
    'chunked;q=1',
  ]
  const chunks = [
    ['a size that is no number', 'zz\r\nhello\r\n0\r\n\r\n'],
    ['a negative size', '-5\r\nhello\r\n0\r\n\r\n'],
    ['a size beyond all', 'fffffffffffffffff\r\nhello\r\n0\r\n\r\n'],
    ['a size with a prefix', '0x5\r\nhello\r\n0\r\n\r\n'],
    ['a size that is too small', `2\r\n${body}\r\n0\r\n\r\n`],
    ['a size without a line', `5hello\r\n0\r\n\r\n`],
    ['an end that is missing', `${body.length.toString(16)}\r\n${body}\r\n`],
    ['another request in its trailer', `${chunked.slice(0, -2)}${hidden}`],
    ['a control character in its extension', `5;a=\u0000\r\nhello\r\n0\r\n\r\n`],
    ['line feeds alone', `${body.length.toString(16)}\n${body}\n0\n\n`],
  ] as const
  const lines = [
    ['no method', ' /v1/runs HTTP/1.1'],
    ['no target', 'GET HTTP/1.1'],
    ['no version', 'GET /v1/runs'],
    ['a version of long ago', 'GET /v1/runs HTTP/0.9'],
    ['a version to come', 'GET /v1/runs HTTP/3.0'],
    ['a version that is none', 'GET /v1/runs HTTP/1.1.1'],
    ['another protocol', 'GET /v1/runs ICE/1.0'],
    ['the preface of HTTP/2', 'PRI * HTTP/2.0'],
    ['two targets', 'GET /v1/runs /live HTTP/1.1'],
    ['a tab between', 'GET\t/v1/runs\tHTTP/1.1'],
    ['a NUL', 'GET /v1/runs\u0000 HTTP/1.1'],
    ['a method in lower case', 'get /v1/runs HTTP/1.1'],
    ['a method that nobody knows', 'STEAL /v1/runs HTTP/1.1'],
    ['CONNECT', 'CONNECT localhost:80 HTTP/1.1'],
    ['TRACE', 'TRACE /v1/runs HTTP/1.1'],
    ['an asterisk', 'OPTIONS * HTTP/1.1'],
    ['a method with a colon', 'GET: /v1/runs HTTP/1.1'],
    ['a greeting of TLS', '\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001'],
  ] as const
  const headers = [
    ['a space before the colon', 'Authorization : Bearer x'],
    ['a folded line', 'X-A: 1\r\n folded'],
    ['a NUL in a value', 'X-A: a\u0000b'],
    ['a carriage return in a value', 'X-A: a\rb'],
    ['a line feed alone', 'X-A: a\nAuthorization: Bearer x'],
    ['a NUL in a name', 'X\u0000A: 1'],
    ['no name', ': 1'],
    ['no colon', 'Authorization Bearer'],
    ['a space in a name', 'X A: 1'],
    ['a bracket in a name', 'X[A]: 1'],
    ['a letter beyond ASCII in a name', 'X\u00e9: 1'],
    ['two hosts', 'Host: localhost\r\nHost: evil.example'],
    ['9 KB of one header', `X-A: ${'a'.repeat(9 * 1024)}`],
    ['9 KB of many headers', Array.from({ length: 900 }, (_, at) => `X-${at}: 1`).join('\r\n')],
  ] as const

  const start = { method: 'POST', body }
  return [
    ...lengths.map(([name, value], at) => ({
      name: `length ${at}: ${JSON.stringify([name, value])}`,
      bytes: bytesOf({ ...start, headers: [json, [name, value]], body: `${body}${hidden}` }),
    })),
    ...encodings.map((value) => ({
      name: `encoding ${JSON.stringify(value)}`,
      bytes: bytesOf({
        ...start,
        headers: [json, ['Transfer-Encoding', value]],
        body: `0\r\n\r\n${hidden}`.replace(token, 'x'),
      }),
    })),
    ...chunks.map(([name, sent]) => ({
      name: `a chunk with ${name}`,
      bytes: bytesOf({
        ...start,
        headers: [signed, json, ['Transfer-Encoding', 'chunked']],
        body: sent,
      }),
    })),
    ...lines.map(([name, line]) => ({
      name: `a request line with ${name}`,
      bytes: Buffer.from(`${line}\r\nHost: localhost\r\n\r\n`, 'latin1'),
    })),
    ...headers.map(([name, line]) => ({
      name: `a header with ${name}`,
      bytes: Buffer.from(
        `GET /v1/runs HTTP/1.1\r\n${line.startsWith('Host') ? '' : 'Host: localhost\r\n'}${line}\r\nConnection: close\r\n\r\n`,
        'latin1',
      ),
    })),
  ]
}
