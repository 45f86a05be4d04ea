import { createServer } from 'node:http'
import Provider, { type ClientMetadata } from 'oidc-provider'
import { type Door, openDoor } from './door.ts'

/** Whom the issuer knows, and what it says of them. It is an example: any password does. */
const PEOPLE: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  ann: { name: 'Ann', org: 'riverside.example', groups: ['clinicians'] },
  pam: { name: 'Pam', org: 'riverside.example', groups: ['privacy'] },
  ian: { name: 'Ian', org: 'riverside.example', groups: ['it'] },
  quinn: { name: 'Quinn', org: 'meridian.example', groups: ['quants'] },
  // Of an organisation that this gateway does not serve.
  olga: { name: 'Olga', org: 'elsewhere.example', groups: ['it'] },
}

/** Starts a server of OpenID Connect on this machine, with one client: the gateway. */
export async function startIssuer(client: {
  readonly port: number
  readonly secret: string
  readonly callback: string
}): Promise<Door> {
  const known: ClientMetadata = {
    client_id: 'gateway',
    client_secret: client.secret,
    redirect_uris: [client.callback],
    response_types: ['code'],
    grant_types: ['authorization_code', 'refresh_token'],
  }
  const server = createServer((request, response) => answer(request, response))
  const door = await openDoor(server, client.port)
  const provider = new Provider(door.url, {
    clients: [known],
    // What the gateway reads stands in what is signed.
    conformIdTokenClaims: false,
    claims: { openid: ['sub'], profile: ['name', 'org', 'groups'] },
    cookies: { keys: [client.secret] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: true } },
    findAccount: async (_, id) =>
      Object.hasOwn(PEOPLE, id)
        ? { accountId: id, claims: async () => ({ sub: id, ...PEOPLE[id] }) }
        : undefined,
  })
  const answer = provider.callback()
  return door
}
