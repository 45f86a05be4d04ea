import { FccError } from '@fcc/plugin-api'

/** Errors of a server and of what is sent to it. Their texts carry names and places, never content. */
export const serverErrors = {
  accessNotRequired: () =>
    new FccError({
      code: 'FCC_SERVER_ACCESS',
      why: 'The runtime lets everybody do everything where no roles are configured, and a server must not.',
      fix: "Make the runtime with createRuntime({ access: 'required' }).",
    }),
  noAuthenticator: () =>
    new FccError({
      code: 'FCC_SERVER_NO_SIGN_IN',
      why: 'The server has nothing by which it can tell who sends a request.',
      fix: 'Give it an authenticator: keys, tokens, or one of the host itself.',
    }),
  issuerUnusable: (host: string, why: string) =>
    new FccError({
      code: 'FCC_SIGN_IN_ISSUER',
      why: `authentication: the issuer at ${host} cannot be used: ${why}.`,
      fix: 'Start it, correct its address, or serve without asking it with server.limits.issuer_ms: 0.',
    }),
  referenceNotRead: (reference: string) =>
    new FccError({
      code: 'FCC_SIGN_IN_ISSUER',
      why: `authentication: ${reference} is a reference to an address, and nobody read it.`,
      fix: 'Hand over what openAuthentication(runtime.config.authentication) gives.',
    }),
  invalidPort: (port: number) =>
    new FccError({
      code: 'FCC_SERVER_PORT',
      why: `The server cannot listen at port ${port}.`,
      fix: 'Choose a port from 0 to 65535 that is free; 0 takes any.',
    }),
  portTaken: (host: string, port: number) =>
    new FccError({
      code: 'FCC_SERVER_PORT',
      why: `Somebody listens at ${host}:${port} already.`,
      fix: 'End that process, or choose another port.',
    }),
  portForbidden: (host: string, port: number) =>
    new FccError({
      code: 'FCC_SERVER_PORT',
      why: `This user may not listen at ${host}:${port}.`,
      fix: 'Choose a port from 1024 on, or let a proxy listen there.',
    }),
  noSuchAddress: (host: string) =>
    new FccError({
      code: 'FCC_SERVER_PORT',
      why: `This machine has no address ${host}.`,
      fix: 'Choose one of its own: 127.0.0.1 for itself alone, 0.0.0.0 or :: for every way in.',
    }),
  noProxy: (proxy: string) =>
    new FccError({
      code: 'FCC_SERVER_PROXY',
      why: `${proxy} is no address of a proxy, and no range of them.`,
      fix: 'Write an address, or a range such as 10.0.0.0/24; a name would be whoever answers for it.',
    }),
  noOrigin: (origin: string) =>
    new FccError({
      code: 'FCC_SERVER_ORIGIN',
      why: `${origin} is no origin as browsers send it.`,
      fix: 'Write scheme, host and port without a slash at the end: https://app.example.org.',
    }),
  noAddress: (url: string) =>
    new FccError({
      code: 'FCC_SERVER_ADDRESS',
      why: `${url} is no address at which a server is reached.`,
      fix: 'Write the whole address, with https:// before it.',
    }),
  noCardKey: (file: string) =>
    new FccError({
      code: 'FCC_SERVER_CARD_KEY',
      why: `The file ${file} holds no private key that A2A cards can be signed with, or cannot be read.`,
      fix: 'Make one: openssl genpkey -algorithm ed25519 -out card.pem; P-256 is taken too.',
    }),
  tooMany: (seconds: number) =>
    new FccError({
      code: 'FCC_REQUEST_RATE',
      why: 'More requests came with this credential than its tier has in a window.',
      fix: `Send the next one in ${seconds} s; Retry-After says so too.`,
    }),
  badRequest: (what: string, fix: string) =>
    new FccError({ code: 'FCC_REQUEST_INVALID', why: what, fix }),
}
