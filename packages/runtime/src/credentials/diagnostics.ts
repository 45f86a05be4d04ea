import type { CredentialKind } from '@fcc/contracts'
import { FccError } from '@fcc/plugin-api'

const KIND_WORDS: Readonly<Record<CredentialKind, string>> = {
  api_key: 'API key',
  session: 'session',
  webhook: 'webhook',
  webhook_letter: 'dead letter of a webhook',
  readiness: 'readiness of process',
  process: 'figures of process',
  duties: 'duties of the host',
  member: 'process',
  change: 'proposed change',
  boundary: 'boundary of tenant',
}

/** Errors of keys and sessions. The texts carry ids, never what somebody shows. */
export const credentialErrors = {
  credentialTampered: (kind: CredentialKind, id: string) =>
    new FccError({
      code: 'FCC_CREDENTIAL_TAMPERED',
      why: `The row of the ${KIND_WORDS[kind]} ${id} was not written by a process with the key: its digest does not fit.`,
      fix: 'Find out who changed the control store and put it back from a backup, or revoke the key and make another. What a tenant granted and whether it is locked begins anew with: fcc tenants unlock TENANT --as NAME.',
    }),
  apiKeyUnknown: (tenant: string, id: string) =>
    new FccError({
      code: 'FCC_API_KEY_UNKNOWN',
      why: `Tenant ${tenant} has no API key ${id}.`,
      fix: 'Look at the keys that there are: fcc api-keys list.',
    }),
  apiKeyInvalid: (what: string) =>
    new FccError({
      code: 'FCC_API_KEY_INVALID',
      why: `No such API key can be made: ${what}.`,
      fix: 'Say it otherwise; `fcc api-keys create --help` lists what there is to say.',
    }),
  apiKeyRole: (roles: readonly string[], known: readonly string[]) =>
    new FccError({
      code: 'FCC_API_KEY_ROLE',
      why: `An API key may not have the ${roles.length === 1 ? 'role' : 'roles'} ${roles.join(', ')}: there ${known.length === 1 ? 'is' : 'are'} ${known.join(', ')}.`,
      fix: 'Name a role that is built in, one that is written under roles in fcc.yaml, or one that a rule or a step asks for.',
    }),
  apiKeyOver: (id: string, state: 'revoked' | 'expired') =>
    new FccError({
      code: 'FCC_API_KEY_OVER',
      why: `The API key ${id} is ${state}, and cannot be rotated.`,
      fix: 'Make another: fcc api-keys create.',
    }),
  apiKeyChanged: (id: string) =>
    new FccError({
      code: 'FCC_API_KEY_CHANGED',
      why: `The API key ${id} was changed by somebody else in the meantime, again and again.`,
      fix: 'Look at it with fcc api-keys list, and decide again.',
    }),
}
