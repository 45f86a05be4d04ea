import { dirname } from 'node:path'
import type { Runtime } from '@fcc/runtime'
import type { Server, ServerNote } from '@fcc/server'
import { type Command, InvalidArgumentError } from 'commander'
import { type CommandContext, exampleText, type RegisterCommand } from '../command.ts'
import { EXIT_CODES } from '../exit-code.ts'
import { visible } from '../io/visible.ts'
import { collect } from '../options/collect.ts'
import { parseWhole } from '../options/parse-whole.ts'
import { tenantStates } from '../render/tenant-row.ts'
import { runtimeModule } from '../runtime-module.ts'
import { configFile } from '../session/open-runtime.ts'
import { reloadOnHangup } from '../session/reload-on-hangup.ts'
import { stopped } from '../session/stopped.ts'

interface ServeOptions {
  readonly port?: number
  readonly host?: string
  readonly tlsCert?: string
  readonly tlsKey?: string
  readonly publicUrl?: string
  readonly cardKey?: string
  readonly origin?: readonly string[]
  readonly proxy?: readonly string[]
  readonly redis?: string
  readonly concurrency?: number
}

/** Where it listens when nobody says. */
const DEFAULT_PORT = 8080

/** `fcc serve`: the HTTP API of every tenant of the configuration. */
export const registerServe: RegisterCommand = (program, cli) => {
  program
    .command('serve')
    .description('serve the tenants over HTTP: the API, the compatible endpoint and MCP')
    .option(
      '--port <port>',
      'where to listen, 8080 by default; 0 takes any that is free',
      parsePort,
    )
    .option('--host <address>', 'at which address; 127.0.0.1 by default')
    .option('--tls-cert <file>', 'serve TLS 1.3 with this certificate; read again when it changes')
    .option('--tls-key <file>', 'the key of that certificate')
    .option('--public-url <url>', 'at which address it is reached from outside; A2A tells it')
    .option('--card-key <file>', 'sign the A2A cards with this private key')
    .option('--origin <origin>', 'pages of it may call from a browser; repeatable', collect)
    .option('--proxy <address>', 'believe X-Forwarded-For of this proxy; repeatable', collect)
    .option('--redis <url>', 'count requests together with other processes over this Redis')
    .option(
      '--concurrency <count>',
      'how many runs it executes at a time, in place of executor.concurrency; with 0 it only serves',
      parseWhole,
    )
    .addHelpText(
      'after',
      exampleText(
        'serve',
        'serve --port 8443 --host 0.0.0.0 --tls-cert server.pem --tls-key server.key',
      ) +
        '\nWhat it is not told here is what `server` of fcc.yaml says.\nPrograms say who they are with a key: fcc api-keys create. It ends at SIGTERM, once what is under way is answered.\nStarted with --as, it takes over at SIGHUP what is new in fcc.yaml of tenants and their plugins.\n',
    )
    .action((options: ServeOptions, command: Command) =>
      cli.perform(command, async (context) => {
        const {
          configuredAuthenticators,
          createServer,
          createSignIn,
          openAuthentication,
          openConfiguredRates,
          readCardKey,
        } = await import('@fcc/server')
        const file = configFile(context)
        const { tenant } = context.global
        const runtime = await runtimeModule().createRuntime({
          directory: dirname(file),
          configFile: file,
          access: 'required',
          concurrency: options.concurrency,
          tenants: tenant === undefined ? undefined : [tenant],
        })
        const open: { close(): Promise<void> }[] = [runtime]
        try {
          const { server: said } = runtime.config
          const rates = await openConfiguredRates(runtime.config, options.redis)
          open.push(rates)
          const authentication = await openAuthentication(
            runtime.config.authentication,
            said?.limits.issuerMs,
          )
          const cardKey = options.cardKey ?? said?.cardKey
          const server = await createServer({
            ...{ runtime, rates },
            authenticators: configuredAuthenticators(runtime, authentication),
            signIn: authentication && createSignIn(runtime, authentication),
            publicUrl: options.publicUrl ?? said?.publicUrl,
            cardKey: cardKey === undefined ? undefined : await readCardKey(cardKey),
            operatorTenant: said?.operatorTenant,
            origins: options.origin ?? said?.origins,
            trustedProxies: options.proxy ?? said?.trustedProxies,
            limits: said?.limits,
            onNote: (note) => context.terminal.complain(noteText(note)),
          })
          open.push(server)
          // Before anybody hears that it listens, and asks for a reload.
          open.push(reloadOnHangup(context, runtime))
          await listen(context, { server, runtime, options })
          await stopped(context)
          return EXIT_CODES.completed
        } finally {
          for (const each of open.reverse()) await each.close()
        }
      }),
    )
}

async function listen(
  { terminal }: CommandContext,
  {
    server,
    runtime,
    options,
  }: { readonly server: Server; readonly runtime: Runtime; readonly options: ServeOptions },
): Promise<void> {
  const { tlsCert, tlsKey } = options
  const said = runtime.config.server
  if ((tlsCert === undefined) !== (tlsKey === undefined)) {
    throw new InvalidArgumentError('--tls-cert and --tls-key belong together.')
  }
  const tls = tlsCert && tlsKey ? { certificate: tlsCert, key: tlsKey } : said?.tls
  const port = options.port ?? said?.port ?? DEFAULT_PORT
  const host = options.host ?? said?.address
  const { url } = await server.listen({ port, host, tls })
  const tenants = runtime.tenants.list()
  terminal.say(
    `Listening at ${terminal.paint.bold(url)}`,
    ...tenantStates(tenants, terminal.paint),
    `  ${url}/reference  what there is to ask`,
  )
  terminal.document({ url, tenants: tenants.map(({ id, state }) => ({ id, state })) })
}

function noteText(note: ServerNote): string {
  switch (note.kind) {
    case 'sign_in_refused':
      return `Refused a sign-in from ${visible(note.from)}: ${visible(note.reason)}`
    case 'sign_in_refusals':
      return `Refused ${note.count} more sign-ins.`
    case 'not_ready': {
      const { store, log, executor } = note.checks
      return `Not ready: store ${store}, log ${log}, executor ${executor}.`
    }
    case 'ready':
      return 'Ready again.'
    case 'failed':
      return `${note.route} failed: ${errorText(note.error)}`
    case 'certificate_refused':
      return `The certificate was not read again: ${errorText(note.error)}`
    case 'log_failed':
      return `Requests of tenant ${note.tenant} could not be written down: ${errorText(note.error)}`
  }
}

function errorText(error: unknown): string {
  return visible(error instanceof Error ? error.message : String(error))
}

function parsePort(value: string): number {
  const port = Number(value)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new InvalidArgumentError('A port is a number from 0 to 65535.')
  }
  return port
}
