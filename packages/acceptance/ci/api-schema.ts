/**
 * Schemathesis (PyPI, in a virtual environment of its own) reads `/openapi.json` and sends what it allows and
 * what it does not, as an administrator of a tenant: no answer is the server's own fault, has a status, a media
 * type or a field that is not declared, or takes what is wrong; and nothing is answered without a credential.
 *
 *   pnpm exec node packages/acceptance/ci/api-schema.ts
 */
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createRuntime } from '@fcc/runtime'
import { configuredAuthenticators, createServer } from '@fcc/server'

const SCHEMATHESIS = 'schemathesis==4.32.5'
/** Requests for each route and part of the trial; the whole takes about a minute on two cores. */
const EXAMPLES = 25
const CHECKS = [
  'not_a_server_error',
  'status_code_conformance',
  'content_type_conformance',
  'response_schema_conformance',
  'negative_data_rejection',
  'unsupported_method',
  'ignored_auth',
]

const root = fileURLToPath(new URL('../../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'fcc-api-schema-'))
const admin = { kind: 'human', id: 'ada', roles: ['admin'] } as const

function installSchemathesis(): string {
  const environment = join(folder, 'venv')
  execFileSync('python3', ['-m', 'venv', environment], { stdio: 'inherit' })
  const pip = join(environment, 'bin/pip')
  execFileSync(pip, ['install', '--quiet', '--disable-pip-version-check', SCHEMATHESIS], {
    stdio: 'inherit',
  })
  return join(environment, 'bin/schemathesis')
}

/** A project of the shared catalogue and the provider without a model. */
function writeProject(): string {
  const project = join(folder, 'project')
  const modules = join(project, 'node_modules/@fcc')
  mkdirSync(modules, { recursive: true })
  const names = ['core-catalog', 'provider-deterministic', 'exporters-common']
  for (const name of names)
    symlinkSync(join(root, 'plugins', name), join(modules, `plugin-${name}`))
  const dependencies = Object.fromEntries(names.map((name) => [`@fcc/plugin-${name}`, '*']))
  const manifest = { private: true, type: 'module', dependencies }
  writeFileSync(join(project, 'package.json'), JSON.stringify(manifest))
  writeFileSync(join(project, 'fcc.yaml'), 'tenants: { riverside: {}, northbank: {} }\n')
  return project
}

/** Runs Schemathesis; what it says is shown as it comes. */
async function tried(program: string, words: readonly string[]): Promise<boolean> {
  const child = spawn(program, words, { cwd: folder, stdio: 'inherit' })
  const [code] = (await once(child, 'exit')) as [number | null]
  return code === 0
}

let passed = 0
let failed = 0
try {
  const program = installSchemathesis()
  if (!existsSync(program)) throw new Error('Schemathesis was not installed.')
  const runtime = await createRuntime({ directory: writeProject(), access: 'required' })
  const session = runtime.tenant('riverside').as(admin)
  const { key } = await session.createApiKey({
    name: 'trial',
    kind: 'human',
    principal: 'ada',
    roles: ['admin'],
  })
  const server = await createServer({
    ...{ runtime, authenticators: configuredAuthenticators(runtime) },
    onNote: (note) => {
      if (note.kind === 'failed') console.log(`${note.route} failed:`, note.error)
    },
  })
  const { url } = await server.listen({ port: 0 })
  const run = await session.start('GEN-001', { brief: 'A shed.' })
  await run.finished()
  // Of parameters that name a thing, any text is right and almost none is known: in the second part some are.
  const authenticated = `[auth.openapi.key]\napi_key = "${key}"\n`
  const parts = {
    'every route, with whatever its schema allows and forbids': {
      settings: authenticated,
      only: [],
    },
    'every route that names a run, with one that there is': {
      settings: `${authenticated}[parameters]\n"path.run" = "${run.id}"\n`,
      only: ['--include-path-regex', '\\{run\\}'],
    },
  }
  for (const [name, { settings, only }] of Object.entries(parts)) {
    console.log(`\n${name}`)
    const file = join(folder, 'schemathesis.toml')
    writeFileSync(file, settings)
    const words = [
      ...['--config-file', file, '--no-color', 'run', `${url}/openapi.json`, ...only],
      ...['--checks', CHECKS.join(','), '--max-examples', String(EXAMPLES), '--seed', '1'],
      ...['--suppress-health-check', 'all', '--request-timeout', '60'],
    ]
    if (await tried(program, words)) passed += 1
    else failed += 1
  }
  await server.close()
  await runtime.close()
} finally {
  rmSync(folder, { recursive: true, force: true })
}
console.log(`api schema: ${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
