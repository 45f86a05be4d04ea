import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { openHouse } from '../testing/house.test-support.ts'

async function connect(who: string) {
  const house = await openHouse()
  const { url } = await house.server.listen({ port: 0 })
  const client = new Client({ name: 'test', version: '1' })
  await client.connect(
    new StreamableHTTPClientTransport(new URL(`${url}/mcp`), {
      requestInit: { headers: { 'x-who': who } },
    }),
  )
  onTestFinished(() => client.close())
  const call = async (name: string, args: Record<string, unknown>) => {
    const { structuredContent, isError, content } = await client.callTool({ name, arguments: args })
    // biome-ignore lint/suspicious/noExplicitAny: tests look into results as a client would.
    return { value: structuredContent as any, isError, text: JSON.stringify(content) }
  }
  return { ...house, client, call }
}

describe('the MCP server of a tenant', () => {
  it('starts a scenario by its tool, reads its outcome, and explains it', async () => {
    const { client, call } = await connect('riverside/ada/developer')
    const { tools } = await client.listTools()
    const start = tools.find(({ name }) => name === 'start_house_shout')
    expect(start?.inputSchema).toMatchObject({
      properties: { input: { properties: { note: { type: 'string' } }, required: ['note'] } },
    })
    const begun = await call('start_house_shout', { input: { note: 'hello' } })
    expect(begun.value.state).toBe('completed')
    const run = begun.value.id
    expect((await call('read_outcome', { run, name: 'loud' })).value.text).toBe('HELLO')
    expect((await call('read_run', { run })).value.id).toBe(run)
    expect((await call('explain_run', { run })).value.visits).toHaveLength(1)
    expect((await call('list_runs', {})).value.runs).toHaveLength(1)
    const { contents } = await client.readResource({ uri: `fcc://runs/${run}/outcomes/loud` })
    expect(contents).toMatchObject([{ text: 'HELLO' }])
  })

  it('tells a halted run and a refused call as such, and never what another tenant has', async () => {
    const { call, runtime } = await connect('riverside/ada/developer')
    const halted = await call('start_house_shout', { input: { note: 'a BOMB' } })
    expect(halted.value).toMatchObject({ state: 'halted', reasons: [{ id: 'rules/no-bombs' }] })
    const other = runtime.tenant('lakeside').as({ id: 'bo', kind: 'human', roles: ['developer'] })
    const foreign = await other.start('shout', { note: 'theirs' })
    await foreign.finished()
    const read = await call('read_run', { run: foreign.id })
    expect(read.isError).toBe(true)
    expect(read.text).toContain('FCC_RUN_UNKNOWN')
    expect(read.text).toBe(
      (await call('read_run', { run: 'none' })).text.replaceAll('none', foreign.id),
    )
    expect((await call('list_questions', {})).text).toContain('FCC_ACCESS_DENIED')
  })

  it('shows who is asked who has signed and until when, and takes one answer of each', async () => {
    const { call, runtime } = await connect('riverside/olga/privacy-officer')
    const ada = runtime.tenant('riverside').as({ id: 'ada', kind: 'human', roles: ['developer'] })
    const { id: run, finished } = await ada.start('sign', { note: 'Mr Ode' })
    expect((await finished()).state).toBe('waiting')
    const terms = { needed: 2, signed: [], until: expect.any(String), onExpiry: 'reject' }
    expect((await call('list_questions', {})).value.items).toMatchObject([{ run, ...terms }])
    const { value } = await call('read_question', { run })
    expect(value).toMatchObject({ ask: 'May it go?', artifacts: [{ text: 'Mr Ode' }], ...terms })
    const yes = { run, decision: 'approved', shown: value.shown }
    expect((await call('answer_question', yes)).isError).toBeFalsy()
    expect((await call('answer_question', yes)).text).toContain('FCC_APPROVAL_TWICE')
    expect((await call('list_questions', {})).value.items).toEqual([])
  })

  it('has personas as prompts and resources, rules as resources, and a search over all', async () => {
    const { client, call } = await connect('riverside/ada/viewer')
    const { prompts } = await client.listPrompts()
    expect(prompts.map(({ name }) => name)).toEqual(['house/WR'])
    const { messages } = await client.getPrompt({ name: 'house/WR' })
    expect(JSON.stringify(messages)).toContain('Writes.')
    const { resources } = await client.listResources()
    expect(resources.map(({ uri }) => uri)).toContain('fcc://constitutions/house%2Frules')
    expect((await call('search_catalogue', { words: 'persona writer' })).value.found).toEqual([
      { kind: 'persona', id: 'house/WR', title: 'House Writer' },
    ])
    const denied = await call('start_house_shout', { input: { note: 'x' } })
    expect([denied.isError, denied.text.includes('FCC_ACCESS_DENIED')]).toEqual([true, true])
  })

  it('has no tool of a scenario for who may not read the catalogue, and asks the rules for who may', async () => {
    const { client, call } = await connect('riverside/eve/')
    const { tools } = await client.listTools()
    expect(tools.filter(({ name }) => name.startsWith('start_'))).toEqual([])
    expect((await call('decide', { at: ['output'], subject: 'x', content: 'x' })).isError).toBe(
      true,
    )
  })

  it('tells progress while it waits, and lets in nobody without a credential', async () => {
    const { client, server } = await connect('riverside/ada/developer')
    const told: number[] = []
    await client.callTool(
      { name: 'start_house_shout', arguments: { input: { note: 'hello' } } },
      { onprogress: ({ progress }) => told.push(progress) },
    )
    expect(told.length).toBeGreaterThan(0)
    const answer = await server.fetch(
      new Request('http://local/mcp', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"jsonrpc":"2.0","id":1,"method":"tools/list"}',
      }),
    )
    expect(answer.status).toBe(401)
  })

  it('takes a run with it when the caller leaves the call that started it', async () => {
    const { client, runtime } = await connect('riverside/ada/developer')
    const session = runtime
      .tenant('riverside')
      .as({ id: 'ada', kind: 'human', roles: ['developer'] })
    const leaving = new AbortController()
    const asked = client
      .callTool(
        { name: 'start_house_slow', arguments: { input: { note: 'x' } } },
        { signal: leaving.signal },
      )
      .catch(() => 'left')
    await vi.waitUntil(async () => (await session.runs()).length === 1, 20_000)
    leaving.abort()
    expect(await asked).toBe('left')
    await vi.waitUntil(async () => (await session.runs())[0]?.state === 'cancelled', 20_000)
  })
})
