import { fileURLToPath } from 'node:url'
import { createRuntime, type Runtime } from '@fcc/runtime'
import { createServer, type Server } from '@fcc/server'
import { Client } from '@modelcontextprotocol/client'
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Audited, auditedBy } from './audited.test-support.ts'
import { openChatServer } from './chat-server.test-support.ts'
import { MODEL_CALLS, TOOL_CALLS } from './corpus.ts'
import { type TryCall, withAiSdk, withMastra, withProxy, withRun } from './faces.test-support.ts'
import { FACES, type Face, makeProject } from './project.test-support.ts'

const fcc = fileURLToPath(new URL('../../../cli/bin/fcc.js', import.meta.url))
const others = fileURLToPath(new URL('tool-server.ts', import.meta.url))
const source = '--conditions=source'

const TOOL_POINTS = ['tool_call', 'tool_result']
const MODEL_POINTS = ['run_input', 'prompt', 'egress', 'output', 'release']

describe('one corpus of calls, in the AI SDK, in Mastra, behind `fcc mcp proxy` and in a run', () => {
  const project = makeProject()
  const closers: (() => Promise<unknown>)[] = []
  let runtime: Runtime
  let server: Server
  let faces: Readonly<Record<Face, TryCall>>

  beforeAll(async () => {
    const model = await openChatServer()
    closers.push(() => model.close())
    const { client, usedSince } = await openProxy(project.directory)
    closers.push(() => client.close())
    runtime = await createRuntime({ directory: project.directory, access: 'required' })
    closers.push(() => runtime.close())
    server = await createServer({
      runtime,
      authenticators: [
        {
          authenticate: async ({ headers }) => ({
            ...{ kind: 'authenticated', tenant: headers['x-who'] ?? '' },
            principal: { kind: 'human', id: 'ada', roles: ['developer'] },
            credential: { kind: 'host', id: 'ada' },
          }),
        },
      ],
    })
    closers.push(() => server.close())
    const session = (face: Face) =>
      runtime.tenant(face).as({ kind: 'human', id: 'ada', roles: ['developer'] })
    const officer = runtime
      .tenant('run')
      .as({ kind: 'human', id: 'olga', roles: ['officer', 'admin'] })
    faces = {
      proxy: withProxy(client, usedSince),
      sdk: withAiSdk(session('sdk'), model),
      mastra: withMastra(session('mastra'), model),
      run: withRun(server, 'run', officer),
    }
  }, 120_000)

  afterAll(async () => {
    for (const close of closers.reverse()) await close()
    project.remove()
  })

  it.each(TOOL_CALLS)(
    '$name: tools get the same verdict everywhere, and the log the same decisions',
    async (call) => {
      const audits = new Map<Face, readonly Audited[]>()
      for (const face of FACES) {
        const since = auditedBy(runtime, face, TOOL_POINTS)
        await since()
        const { used, heard, refusedBy } = await faces[face](call)
        expect([face, { used, heard, refusedBy }]).toEqual([face, call.expected])
        audits.set(face, await since())
      }
      const [first, ...rest] = FACES
      expect(audits.get(first)?.length).toBeGreaterThan(0)
      for (const face of rest) expect([face, audits.get(face)]).toEqual([face, audits.get(first)])
      for (const rule of call.expected.refusedBy ?? []) {
        expect(JSON.stringify(audits.get(first))).toContain(rule)
      }
    },
    60_000,
  )

  it.each(MODEL_CALLS)(
    '$name: models get the same verdict everywhere, and the log the same decisions',
    async (call) => {
      const audits = new Map<Face, readonly Audited[]>()
      const speaking = FACES.filter((face) => face !== 'proxy')
      for (const face of speaking) {
        const since = auditedBy(runtime, face, MODEL_POINTS)
        await since()
        expect([face, await faces[face](call)]).toEqual([face, call.expected])
        audits.set(face, await since())
      }
      expect(audits.get('sdk')?.length).toBeGreaterThan(0)
      for (const face of speaking)
        expect([face, audits.get(face)]).toEqual([face, audits.get('sdk')])
    },
    60_000,
  )
})

async function openProxy(cwd: string) {
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [
      ...[source, fcc, 'mcp', 'proxy', '--tenant', 'proxy', '--as', 'ada:developer', '--'],
      ...[process.execPath, source, others],
    ],
    cwd,
    stderr: 'pipe',
  })
  let said = ''
  transport.stderr?.on('data', (chunk) => {
    said += String(chunk)
  })
  const client = new Client({ name: 'corpus', version: '1' })
  await client.connect(transport)
  return {
    client,
    /** What tools were called with since it was asked last. */
    usedSince(): readonly unknown[] {
      const used = [...said.matchAll(/^used (.*)$/gm)].map(
        ([, text = '{}']) => (JSON.parse(text) as { readonly given: unknown }).given,
      )
      said = ''
      return used
    },
  }
}
