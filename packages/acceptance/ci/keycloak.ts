/**
 * Tokens of a Keycloak from Maven Central let people and programs into `fcc serve`, by the rules that its
 * configuration declares; tokens of another realm, for another audience, expired or changed let in nobody. A JDK and
 * Maven are installed where they are missing.
 *
 *   pnpm exec node packages/acceptance/ci/keycloak.ts
 */
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'fcc-keycloak-'))
const started: ChildProcess[] = []
/** How long anything may take to start, in milliseconds: the machine may be busy. */
const START_MS = 240_000

/** Debian's; it is part of the system that builds run on and of no package. */
const packageManager = ['apt', 'get'].join('-')

function installTools(): void {
  const tools = { java: 'default-jdk-headless', mvn: 'maven', unzip: 'unzip' }
  const missing = Object.entries(tools).filter(([tool]) => spawnSync(tool, ['-version']).error)
  if (missing.length === 0) return
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  for (const words of [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', ...missing.map(([, name]) => name)],
  ]) {
    execFileSync(packageManager, words, { env, stdio: ['ignore', 'ignore', 'inherit'] })
  }
}

/** The tool that fetches from Maven Central; it is installed above where it is missing. */
const maven = 'mvn'

/** A mapper of Keycloak: what it writes into the tokens of a client. */
const mapper = (name: string, kind: string, config: Readonly<Record<string, string>>) => ({
  name,
  protocol: 'openid-connect',
  protocolMapper: kind,
  config: { 'access.token.claim': 'true', ...config },
})
const audience = (of: string) =>
  mapper('audience', 'oidc-audience-mapper', { 'included.custom.audience': of })
const organisation = (name: string) =>
  mapper('org', 'oidc-hardcoded-claim-mapper', {
    'claim.name': 'org',
    'claim.value': name,
    'jsonType.label': 'String',
  })
const groups = mapper('groups', 'oidc-group-membership-mapper', {
  'claim.name': 'groups',
  'full.path': 'false',
})

function client(
  id: string,
  mappers: readonly object[],
  more: Readonly<Record<string, unknown>> = {},
) {
  return {
    clientId: id,
    secret: `secret-of-${id}`,
    serviceAccountsEnabled: true,
    directAccessGrantsEnabled: true,
    standardFlowEnabled: false,
    fullScopeAllowed: true,
    protocolMappers: mappers,
    ...more,
  }
}

function realm(name: string) {
  return {
    realm: name,
    enabled: true,
    groups: [{ name: 'engineering' }, { name: 'research' }],
    roles: { realm: [{ name: 'reader' }] },
    users: [
      {
        username: 'ann',
        enabled: true,
        email: 'ann@riverside.example',
        emailVerified: true,
        firstName: 'Ann',
        lastName: 'Reyes',
        credentials: [{ type: 'password', value: 'a password', temporary: false }],
        groups: ['engineering'],
        realmRoles: ['reader'],
      },
    ],
    clients: [
      client('people', [audience('fcc'), organisation('org-7'), groups]),
      client('lakes', [audience('fcc'), organisation('org-8'), groups]),
      client('nowhere', [audience('fcc'), groups]),
      client('elsewhere', [audience('other'), organisation('org-7'), groups]),
      client('brief', [audience('fcc'), organisation('org-7'), groups], {
        attributes: { 'access.token.lifespan': '1' },
      }),
    ],
  }
}

/** Starts a program, and gives back what its output says once `wanted` is in it. */
function start(
  command: string,
  words: readonly string[],
  wanted: RegExp,
  env: NodeJS.ProcessEnv = process.env,
): Promise<string> {
  const child = spawn(command, words, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] })
  started.push(child)
  let said = ''
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`${command} did not start:\n${said}`)),
      START_MS,
    )
    const hear = (bytes: Buffer) => {
      said += bytes.toString()
      const [, found] = wanted.exec(said) ?? []
      if (found === undefined) return
      clearTimeout(timer)
      resolve(found)
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('exit', (code) => {
      clearTimeout(timer)
      reject(new Error(`${command} ended with ${code}:\n${said}`))
    })
  })
}

async function startKeycloak(): Promise<string> {
  execFileSync(
    maven,
    [
      ...['-q', '-B', 'dependency:copy', `-DoutputDirectory=${folder}`],
      '-Dartifact=org.keycloak:keycloak-quarkus-dist:26.7.3:zip',
    ],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  )
  execFileSync('unzip', ['-q', 'keycloak-quarkus-dist-26.7.3.zip'], { cwd: folder })
  const home = readdirSync(folder).find((name) => /^keycloak-[\d.]+$/.test(name)) ?? ''
  mkdirSync(join(folder, home, 'data/import'), { recursive: true })
  for (const name of ['fcc', 'other']) {
    writeFileSync(join(folder, home, `data/import/${name}.json`), JSON.stringify(realm(name)))
  }
  const words = ['start-dev', '--import-realm', '--http-host=127.0.0.1', '--http-port=0']
  return start(
    join(folder, home, 'bin/kc.sh'),
    words,
    /Listening on: (http:\/\/127\.0\.0\.1:\d+)/,
    {
      ...process.env,
      JAVA_OPTS_KC_HEAP: '-Xms64m -Xmx512m',
    },
  )
}

function startFcc(keycloak: string): Promise<string> {
  mkdirSync(join(folder, 'node_modules/@fcc'), { recursive: true })
  for (const plugin of ['core-catalog', 'provider-deterministic']) {
    symlinkSync(
      join(root, 'plugins', plugin),
      join(folder, 'node_modules/@fcc', `plugin-${plugin}`),
    )
  }
  const dependencies = {
    '@fcc/plugin-core-catalog': '*',
    '@fcc/plugin-provider-deterministic': '*',
  }
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies }))
  const issuer = `${keycloak}/realms/fcc`
  writeFileSync(
    join(folder, 'fcc.yaml'),
    `include: security.yaml
role_assignments:
  - { group: engineering, role: developer }
tenants: { riverside: {}, lakeside: {} }
`,
  )
  writeFileSync(
    join(folder, 'security.yaml'),
    `authentication:
  providers:
    - type: api_key
      header: X-API-Key
      validation: database
    - type: jwt
      issuer: ${issuer}
      audience: fcc
      jwks_uri: ${issuer}/protocol/openid-connect/certs
      clock_skew_seconds: 0
      principal: preferred_username
      tenant: { claim: org, map: { org-7: riverside, org-8: lakeside } }
      roles: { claim: realm_access.roles, map: { reader: viewer } }
`,
  )
  const words = [join(root, 'packages/cli/bin/fcc.js'), 'serve', '--port', '0']
  return start(process.execPath, words, /(http:\/\/127\.0\.0\.1:\d+)/, {
    ...process.env,
    NODE_OPTIONS: '--conditions=source',
    NO_COLOR: '1',
  })
}

async function tokenOf(
  keycloak: string,
  id: string,
  more: Readonly<Record<string, string>> = { grant_type: 'client_credentials' },
  of = 'fcc',
): Promise<string> {
  const answer = await fetch(`${keycloak}/realms/${of}/protocol/openid-connect/token`, {
    method: 'POST',
    body: new URLSearchParams({ client_id: id, client_secret: `secret-of-${id}`, ...more }),
  })
  const { access_token: token } = (await answer.json()) as { readonly access_token?: string }
  if (token === undefined) throw new Error(`Keycloak gives ${id} no token: ${answer.status}`)
  return token
}

interface Me {
  readonly tenant: string
  readonly principal: {
    readonly id: string
    readonly kind: string
    readonly roles: readonly string[]
  }
}

let passed = 0
let failed = 0
const check = (what: string, isSo: boolean): void => {
  if (isSo) passed += 1
  else failed += 1
  console.log(`  ${isSo ? '✓' : '✗'} ${what}`)
}

try {
  installTools()
  const keycloak = await startKeycloak()
  const fcc = await startFcc(keycloak)
  const ask = (token: string, path = '/v1/me') =>
    fetch(`${fcc}${path}`, { headers: { authorization: `Bearer ${token}` } })
  const me = async (token: string) => (await (await ask(token)).json()) as Me
  const password = {
    grant_type: 'password',
    username: 'ann',
    password: 'a password',
    scope: 'openid',
  }

  const ann = await tokenOf(keycloak, 'people', password)
  const known = await me(ann)
  check(
    'a token of somebody leads to the tenant that its claim is mapped to',
    known.tenant === 'riverside',
  )
  check('it says who they are', known.principal.id === 'ann')
  check(
    'a role of the realm is the role that it is mapped to',
    known.principal.roles.join() === 'viewer',
  )
  check('who has the role may read', (await ask(ann, '/v1/runs')).status === 200)
  const start = await fetch(`${fcc}/v1/runs`, {
    method: 'POST',
    headers: { authorization: `Bearer ${ann}`, 'content-type': 'application/json' },
    body: JSON.stringify({ scenario: 'no-such-scenario', input: {} }),
  })
  check('a group gives the role that is assigned to it', start.status === 404)
  check('nobody may what no role allows', (await ask(ann, '/v1/api-keys')).status === 403)

  const service = await tokenOf(keycloak, 'people')
  check('a program is let in by client credentials', (await ask(service)).status === 200)
  check('it is a service', (await me(service)).principal.kind === 'service')
  check('it has no role by nothing', (await ask(service, '/v1/runs')).status === 403)
  check(
    'another organisation leads to another tenant',
    (await me(await tokenOf(keycloak, 'lakes'))).tenant === 'lakeside',
  )

  const refused = {
    'a token of no tenant': await tokenOf(keycloak, 'nowhere'),
    'a token for another audience': await tokenOf(keycloak, 'elsewhere'),
    'a token of another realm': await tokenOf(keycloak, 'people', password, 'other'),
    'a token with another payload': ann.replace(/\.([^.]{20})/, '.AAAAAAAAAAAAAAAAAAAA'),
    'a token without its signature': `${ann.split('.').slice(0, 2).join('.')}.`,
  }
  for (const [what, token] of Object.entries(refused)) {
    check(`${what} lets in nobody`, (await ask(token)).status === 401)
  }
  const brief = await tokenOf(keycloak, 'brief')
  await new Promise((resolve) => setTimeout(resolve, 3000))
  check('a token that expired lets in nobody', (await ask(brief)).status === 401)
} catch (error) {
  check(
    `all of it could be tried: ${error instanceof Error ? error.message : String(error)}`,
    false,
  )
} finally {
  for (const child of started) child.kill('SIGTERM')
  await Promise.all(
    started.map(
      (child) =>
        new Promise((resolve) => {
          if (child.exitCode !== null || child.signalCode !== null) return resolve(undefined)
          const timer = setTimeout(() => child.kill('SIGKILL'), 20_000)
          child.once('exit', () => {
            clearTimeout(timer)
            resolve(undefined)
          })
        }),
    ),
  )
  rmSync(folder, { recursive: true, force: true })
}
console.log(`keycloak: ${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
