import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { freePort } from '@fcc/local-servers'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { readCardKey } from '../a2a/card-key.ts'
import { openHouse } from '../testing/house.test-support.ts'
import { type PythonEnvironment, pythonWith } from './python-environment.test-support.ts'

const KEY = 'told-riverside/ada/developer'

/** What each of the official clients is on PyPI. */
const PACKAGES = ['openai==3.57.0', 'mcp==2.3.0', 'a2a-sdk[signing]==1.3.0']

let python: PythonEnvironment
beforeAll(async () => {
  python = await pythonWith(PACKAGES)
}, 400_000)
afterAll(() => python?.remove())

/** Runs one of the scripts here, and gives the lines that it printed. */
async function run(script: string, ...args: readonly string[]): Promise<readonly string[]> {
  const file = fileURLToPath(new URL(script, import.meta.url))
  return (await python.run('python', [file, ...args])).trim().split('\n')
}

describe('the client that OpenAI publishes for Python', () => {
  it('lists models, chats, streams, creates responses, hears refusals, throws its own errors and uses tools', async () => {
    const { server } = await openHouse()
    const { url } = await server.listen({ port: 0 })
    expect(await run('openai_client.py', `${url}/v1`, KEY)).toEqual([
      'lists models',
      'chats',
      'streams a chat',
      'creates a response',
      'streams a response',
      'hears a refusal',
      'throws its own errors',
      'uses tools in chats',
      'uses tools in responses',
    ])
  }, 120_000)
})

describe('the official client of MCP for Python', () => {
  it('calls tools, hears progress, reads what there is, and takes its run with it, in each revision', async () => {
    const { server } = await openHouse()
    const { url } = await server.listen({ port: 0 })
    const held = [
      'calls a tool',
      'hears progress',
      'reads resources',
      'gets a prompt',
      'goes through pages',
      'hears what is refused',
      'takes its run with it when it leaves',
    ]
    expect(await run('mcp_client.py', url, KEY)).toEqual(['legacy', ...held, 'auto', ...held])
  }, 180_000)
})

describe('the official client of A2A for Python', () => {
  it('sends, streams, reads, cancels, hears what is asked and refused, and verifies both cards', async () => {
    const port = await freePort()
    const url = `http://127.0.0.1:${port}`
    const folder = mkdtempSync(join(tmpdir(), 'fcc-card-key-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const file = join(folder, 'card.pem')
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }))
    const { server } = await openHouse({ publicUrl: url, cardKey: await readCardKey(file) })
    await server.listen({ port })
    expect(await run('a2a_client.py', url, KEY)).toEqual([
      'sends a message',
      'streams a message',
      'reads and lists tasks',
      'cancels a task',
      'hears that input is required',
      'hears a refusal',
      'reads the extended card',
      'verifies the cards',
      'throws its own errors',
    ])
  }, 120_000)
})
