import { FccError } from '@fcc/plugin-api'

/** Errors of what stands before the routes; each is told before anything listens. */
export const edgeErrors = {
  redisUnreachable: (host: string) =>
    new FccError({
      code: 'FCC_RATE_REDIS',
      why: `The Redis at ${host}, in which requests are to be counted, does not answer.`,
      fix: 'Start it, or correct its address; without one each process counts for itself.',
    }),
  unknownTier: (tier: string, issuer: string, known: readonly string[]) =>
    new FccError({
      code: 'FCC_RATE_TIER',
      why: `authentication: who comes by ${issuer} can be in the rate tier ${tier}, which nobody declared; there are ${known.join(', ')}.`,
      fix: `Write ${tier} under server.tiers in fcc.yaml, or correct its name.`,
    }),
  noRedisClient: () =>
    new FccError({
      code: 'FCC_RATE_CLIENT',
      why: 'Requests are to be counted in Redis, and its client is not installed.',
      fix: 'Install it: npm install ioredis.',
    }),
  tlsFile: (what: 'certificate' | 'key', file: string) =>
    new FccError({
      code: 'FCC_TLS_FILE',
      why: `The file of the ${what}, ${file}, cannot be read.`,
      fix: 'Correct its path, or let the user of this process read it.',
    }),
  tlsInvalid: (what: 'certificate' | 'key', file: string) =>
    new FccError({
      code: 'FCC_TLS_INVALID',
      why: `The file ${file} holds no ${what} in PEM form.`,
      fix: 'Name the file that begins with -----BEGIN, the certificate of the server first.',
    }),
  tlsPair: (certificate: string, key: string) =>
    new FccError({
      code: 'FCC_TLS_PAIR',
      why: `The certificate in ${certificate} is not the one of the key in ${key}.`,
      fix: 'Name the two that were made together.',
    }),
  tlsTime: (certificate: string, from: string, to: string) =>
    new FccError({
      code: 'FCC_TLS_TIME',
      why: `The certificate in ${certificate} holds from ${from} to ${to}, and not now.`,
      fix: 'Renew it, or correct the clock of this machine.',
    }),
}
