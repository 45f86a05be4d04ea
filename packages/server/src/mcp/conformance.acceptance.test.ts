import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '../http/create-app.ts'
import { createDrain } from '../http/drain.ts'
import { listen } from '../http/listen.ts'
import { DEFAULT_SERVER_LIMITS } from '../http/server-options.ts'
import { openHouse } from '../testing/house.test-support.ts'
import { conformanceServer } from './conformance-server.test-support.ts'
import { mcpRouteOf } from './mcp-route.ts'

const run = promisify(execFile)
const suite = fileURLToPath(
  new URL('../../node_modules/@modelcontextprotocol/conformance/dist/index.js', import.meta.url),
)

/** Scenarios that are about what an endpoint without sessions does not have, and why it has not. */
const DOES_NOT_APPLY: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    [
      'tools-call-sampling',
      'tools-call-elicitation',
      'elicitation-sep1034-defaults',
      'elicitation-sep1330-enums',
    ].map((name) => [name, 'Nothing here asks the client: questions go to the inbox of people.']),
  ),
  'server-sse-polling':
    'It resumes the stream of a call, and such streams are not kept: a run is read by its id.',
  'resources-subscribe': 'Nothing is pushed; the capability is not declared.',
  'resources-unsubscribe': 'Nothing is pushed; the capability is not declared.',
  'dns-rebinding-protection':
    'It is about servers without a credential; this endpoint answers nobody who shows none.',
}

/** Passes of the suite in each of its scenarios. */
const applying = [
  ...['server-initialize', 'logging-set-level', 'ping', 'completion-complete', 'tools-list'],
  ...['simple-text', 'image', 'audio', 'embedded-resource', 'mixed-content'].map(
    (kind) => `tools-call-${kind}`,
  ),
  ...['tools-call-with-logging', 'tools-call-error', 'tools-call-with-progress'],
  ...['json-schema-2020-12', 'server-sse-multiple-streams'],
  ...['list', 'read-text', 'read-binary', 'templates-read'].map((kind) => `resources-${kind}`),
  ...['list', 'get-simple', 'get-with-args', 'get-embedded-resource', 'get-with-image'].map(
    (kind) => `prompts-${kind}`,
  ),
]

interface Check {
  readonly id: string
  readonly status: string
  readonly errorMessage?: string
}

describe('the conformance suite for MCP servers, at our endpoint with the tools that it asks for', () => {
  const found = new Map<string, readonly Check[]>()
  let listed = ''
  let openStatus = 0

  beforeAll(async () => {
    listed = (await run(process.execPath, [suite, 'list', '--server'])).stdout
  }, 120_000)

  it('is gone through', async () => {
    const { runtime } = await openHouse()
    const limits = DEFAULT_SERVER_LIMITS
    const app = createApp({
      options: {
        runtime,
        authenticators: [
          {
            authenticate: async ({ headers }) =>
              // The suite shows no credential; a request that says so is shown the door as any.
              headers['x-anonymous'] === undefined
                ? {
                    ...{ kind: 'authenticated', tenant: 'riverside' },
                    principal: { id: 'suite', kind: 'service', roles: [] },
                    credential: { kind: 'host', id: 'suite' },
                  }
                : undefined,
          },
        ],
      },
      limits,
      routes: [mcpRouteOf(conformanceServer)],
      log: { note: () => undefined, close: async () => undefined },
      note: () => undefined,
      drain: createDrain(),
    })
    await app.ready()
    const { url, close } = await listen(
      { port: 0 },
      {
        answer: (asked, answer) => app.routing(asked, answer),
        limits,
        onCertificateRefused: () => undefined,
      },
    )
    const folder = mkdtempSync(join(tmpdir(), 'fcc-mcp-conformance-'))
    try {
      const words = ['server', '--url', `${url}/mcp`, '--suite', 'all', '-o', folder]
      // It ends with 1 where any scenario fails, those that do not apply among them.
      await run(process.execPath, [suite, ...words], { maxBuffer: 1e8, timeout: 300_000 }).catch(
        ({ code }: { readonly code?: unknown }) => expect(code).toBe(1),
      )
      for (const name of readdirSync(folder)) {
        const scenario = name.replace(/^server-/, '').replace(/-\d{4}-\d\d-\d\dT.*$/, '')
        const checks = readFileSync(join(folder, name, 'checks.json'), 'utf8')
        found.set(scenario, JSON.parse(checks) as Check[])
      }
      openStatus = (
        await fetch(`${url}/mcp`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-anonymous': '1' },
          body: '{"jsonrpc":"2.0","id":1,"method":"tools/list"}',
        })
      ).status
    } finally {
      rmSync(folder, { recursive: true, force: true })
      await close(1000)
      await app.close()
    }
  }, 400_000)

  it.each(applying)('passes %s', (scenario) => {
    const checks = found.get(scenario) ?? []
    expect(checks.filter(({ status }) => status === 'SUCCESS').length).toBeGreaterThan(0)
    expect(checks.filter(({ status }) => status === 'FAILURE')).toEqual([])
  })

  it(`has ${applying.length} scenarios that apply and ${Object.keys(DOES_NOT_APPLY).length} that do not, and no other`, () => {
    const names = [...listed.matchAll(/^ {2}- ([\w-]+)/gm)].map(([, name]) => name)
    expect([...applying, ...Object.keys(DOES_NOT_APPLY)].toSorted()).toEqual(names.toSorted())
    for (const [scenario, why] of Object.entries(DOES_NOT_APPLY)) {
      console.log(`does not apply: ${scenario}: ${why}`)
    }
  })

  it('answers nobody who shows no credential, whatever the host is called', () => {
    expect(openStatus).toBe(401)
  })
})
