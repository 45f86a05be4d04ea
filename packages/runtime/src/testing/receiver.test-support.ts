import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { CloudEvent } from '@fcc/contracts'
import { Webhook, type WebhookVerificationError } from 'standardwebhooks'
import { expect, onTestFinished, vi } from 'vitest'
import type { WebhookConfig, WebhookTarget } from '../config/webhook-config.ts'

/** A request as a receiver had it. */
export interface Received {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
  readonly event: CloudEvent
}

/** What a receiver answers: a status, or a status with headers. */
export type ReceiverAnswer =
  | number
  | { readonly status: number; readonly headers: Readonly<Record<string, string>> }

/** A receiver of webhooks on this machine, which checks every signature with the library that others wrote. */
export interface Receiver {
  readonly origin: string
  /** Those whose signature held, in the order in which they came. */
  readonly received: readonly Received[]
  /** Why signatures did not hold. */
  readonly refused: readonly WebhookVerificationError[]
  /** How it is configured as a tenant's webhook, and at the host. */
  readonly config: WebhookConfig
  readonly target: WebhookTarget
}

/** Any secret of the form of Standard Webhooks. */
const WEBHOOK_SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`

/** Opens a receiver; closed after the test. By default it takes everything. */
export async function openReceiver(
  answer: (received: Received) => ReceiverAnswer | Promise<ReceiverAnswer> = () => 204,
): Promise<Receiver> {
  vi.stubEnv('TEST_WEBHOOK_SECRET', WEBHOOK_SECRET)
  const received: Received[] = []
  const refused: WebhookVerificationError[] = []
  const verifier = new Webhook(WEBHOOK_SECRET)
  const server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8')
    request.on('data', (chunk: string) => {
      body += chunk
    })
    request.on('end', async () => {
      const headers = request.headers as Record<string, string>
      try {
        const event = verifier.verify(body, headers) as CloudEvent
        const one = { path: request.url ?? '', headers, body, event }
        received.push(one)
        const answered = await answer(one)
        if (typeof answered === 'number') response.writeHead(answered)
        else response.writeHead(answered.status, answered.headers)
      } catch (error) {
        refused.push(error as WebhookVerificationError)
        response.writeHead(400)
      }
      response.end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
    vi.unstubAllEnvs()
  })
  const { port } = server.address() as AddressInfo
  const origin = `http://127.0.0.1:${port}`
  return {
    origin,
    received,
    refused,
    config: { url: `${origin}/hook`, secrets: ['env:TEST_WEBHOOK_SECRET'] },
    target: { origin, isPrivate: true },
  }
}

/** Waits until something holds, however long a busy machine takes. */
export async function holds(look: () => boolean | Promise<boolean>): Promise<void> {
  await vi.waitFor(async () => expect(await look()).toBe(true), { timeout: 40_000, interval: 10 })
}
