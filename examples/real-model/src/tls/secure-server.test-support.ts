import { request } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { certificateText, keyText, type TestCertificate } from './certificates.test-support.ts'

/**
 * Starts a server on a free port of this machine that speaks TLS with a certificate, and hands what it is asked to
 * another one that does not.
 */
export async function startSecureServer(
  certificate: TestCertificate,
  target: string,
): Promise<{ readonly baseUrl: string; close(): Promise<void> }> {
  const { port: behind, pathname } = new URL(target)
  const files = { cert: certificateText(certificate), key: keyText() }
  const server = createServer(files, (incoming, outgoing) => {
    const { method, headers, url } = incoming
    const onward = request({ port: behind, host: '127.0.0.1', path: url, method, headers })
    onward.on('response', (answer) => {
      outgoing.writeHead(answer.statusCode ?? 500, answer.headers)
      answer.pipe(outgoing)
    })
    onward.on('error', () => outgoing.destroy())
    incoming.pipe(onward)
  })
  server.on('tlsClientError', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    baseUrl: `https://127.0.0.1:${port}${pathname}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
