import { randomBytes } from 'node:crypto'
import { createServer as createHttpServer } from 'node:http'
import { fileURLToPath } from 'node:url'
import { createRuntime } from '@fcc/runtime'
import {
  configuredAuthenticators,
  createServer,
  createSignIn,
  openAuthentication,
  openConfiguredRates,
  type Server,
} from '@fcc/server'
import { openDoor } from './door.ts'
import { startIssuer } from './issuer.ts'
import { makeKeys } from './keys.ts'

const { PORT = '8787', ISSUER_PORT = '8788', FCC_CONFIG } = process.env

// The issuer has to know where people come back to, and the gateway who the issuer is: both doors are opened first.
let answer: Server['listener'] = (_, response) => void response.writeHead(503).end()
const http = createHttpServer((request, response) => answer(request, response))
const door = await openDoor(http, Number(PORT))
const secret = randomBytes(32).toString('base64url')
const callback = `${door.url}/v1/sign-in/callback`
const issuer = await startIssuer({ port: Number(ISSUER_PORT), secret, callback })
// What fcc.yaml refers to.
process.env.GATEWAY_ISSUER = issuer.url
process.env.GATEWAY_CALLBACK = callback
process.env.GATEWAY_CLIENT_SECRET = secret

const runtime = await createRuntime({
  directory: fileURLToPath(new URL('..', import.meta.url)),
  configFile: FCC_CONFIG,
  access: 'required',
  onDiagnostic: ({ code, why }) => console.error(`${code} ${why}`),
})
const authentication = await openAuthentication(runtime.config.authentication)
const rates = await openConfiguredRates(runtime.config)
const server = await createServer({
  ...{ runtime, rates },
  authenticators: configuredAuthenticators(runtime, authentication),
  signIn: authentication && createSignIn(runtime, authentication),
  publicUrl: door.url,
  onNote: (note) => console.error(note.kind === 'sign_in_refused' ? note.reason : note.kind),
})
answer = server.listener

for (const line of await makeKeys(runtime)) console.log(line)
console.log(`sign in at ${door.url}/v1/sign-in/house?back=/reference`)
console.log(`listening on ${door.url}`)

let stopping = false
/** Takes no more requests, answers those under way, lets each visit end, and leaves the rest to the next start. */
async function stop(): Promise<void> {
  if (stopping) return
  stopping = true
  await server.close()
  await door.close()
  await rates.close()
  await runtime.close()
  await issuer.close()
}
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop())
