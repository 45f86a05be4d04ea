import { skills } from '@fcc/contracts'
import { describe, expect, it, vi } from 'vitest'
import { start } from './asking-model.test-support.ts'
import { startToolServer } from './tool-server.test-support.ts'

const approval = `
---
constitution: orders
title: Orders are signed
rules:
  - id: signed
    tier: mandatory
    at: [tool_call]
    when: "tool.id == 'tools-mcp/ward.order'"
    say: An order is signed.
    remedy: require_approval
    approvable_by: [physician]
  - id: nothing-secret-back
    tier: hard_stop
    at: [tool_result]
    when: "tool.id == 'tools-mcp/ward.look-up' && run.domain == 'PROD'"
    say: Nothing is looked up for research.
`

const lookUp = { tool: 'tools-mcp/ward.look-up', arguments: { word: 'allergies' } }

describe('a model with tools of an MCP server', () => {
  it.each([
    ['2025-11-25 and 2026-07-28', 'stateless'],
    ['2026-07-28 alone', 'reject'],
  ] as const)(
    'is offered those that are allowed, of a server that speaks %s',
    async (_, legacy) => {
      const server = await startToolServer({ legacy })
      const { record, requests, answer } = await start(server, [lookUp])
      expect([record.state, record.reasons]).toEqual(['completed', []])
      expect(requests[0]?.tools.map(({ name }) => name)).toEqual([
        'tools-mcp/ward.look-up',
        'tools-mcp/ward.order',
      ])
      expect(requests[0]?.tools[0]?.description).toBe('Looks a word up.')
      expect(await answer()).toBe('Told: allergies: none are known')
      expect(server.acted).toMatchObject([{ tool: 'look-up', given: { word: 'allergies' } }])
    },
  )

  it('is told that there is no tool which is not allowed, and nothing is done', async () => {
    const server = await startToolServer()
    const { record, answer } = await start(server, [
      { tool: 'tools-mcp/ward.erase', arguments: {} },
    ])
    expect(record.state).toBe('completed')
    expect(await answer()).toBe('Told: There is no such tool.')
    expect(server.acted).toEqual([])
  })

  it('is not let by a skill to what it was not offered', async () => {
    const server = await startToolServer()
    const { contribution } = await start(server, [])
    const { value } = contribution(skills, 'tools-mcp/tools')
    const artifact = (text: string) => ({ text }) as never
    const artifacts = { tool: artifact('ward.erase'), arguments: artifact('{}') }
    const settings = { servers: { ward: { url: server.url, tools: ['look-up'] } } }
    const run = async () =>
      value.run({ artifacts, feedback: {}, persona: {} as never }, { settings } as never)
    await expect(run()).rejects.toMatchObject({ code: 'FCC_MCP_TOOL_NOT_ALLOWED' })
    expect(server.acted).toEqual([])
  })

  it('is told that arguments do not follow the schema, such as the schema itself, and nothing is done', async () => {
    const server = await startToolServer()
    const { answer } = await start(server, [
      { tool: 'tools-mcp/ward.order', arguments: { type: 'object', properties: {} } },
      { tool: 'tools-mcp/ward.order', arguments: { what: 'a bed', count: 'two' } },
    ])
    expect(await answer()).toMatch(/^Told: The arguments do not do: .*; The arguments do not do: /)
    expect(server.acted).toEqual([])
  })

  it('waits for the approval of exactly the arguments that it gave, and acts once', async () => {
    const server = await startToolServer()
    const order = { tool: 'tools-mcp/ward.order', arguments: { what: 'a bed', count: 2 } }
    const { record, session, runtime } = await start(server, [order], { more: approval })
    expect(record.waiting).toMatchObject({ for: 'human', asks: 'approval', roles: ['physician'] })
    expect(server.acted).toEqual([])
    const physician = runtime
      .tenant(session.tenant)
      .as({ kind: 'human', id: 'grace', roles: ['physician'] })
    for (;;) {
      const [open] = await physician.inbox()
      if (!open) break
      const { artifacts, shown } = await physician.question(record.id)
      expect(JSON.stringify(artifacts)).toMatch(/ward\.order|a bed/)
      await physician.answer(record.id, { decision: 'approved', shown })
      await (await session.follow(record.id)).finished()
    }
    expect((await session.run(record.id)).state).toBe('completed')
    expect(server.acted).toMatchObject([{ tool: 'order', given: { what: 'a bed', count: 2 } }])
  })

  it('is stopped by a rule about what a tool answers', async () => {
    const server = await startToolServer()
    const strict = approval.replace("&& run.domain == 'PROD'", '')
    const { record } = await start(server, [lookUp], { more: strict })
    expect(record).toMatchObject({
      state: 'halted',
      reasons: [{ id: 'orders/nothing-secret-back' }],
    })
  })

  it('waits for a server that is away, and continues when it is back', async () => {
    const server = await startToolServer()
    server.answerWith(503)
    const { record, session } = await start(server, [lookUp])
    expect(record.waiting).toMatchObject({ for: 'service', failure: 'overloaded' })
    server.answerWith(200)
    const again = await (await session.resume(record.id)).finished()
    expect(again.state).toBe('completed')
    expect(server.acted).toHaveLength(1)
  })

  it('sends its key to the server, and leaves it in no record', async () => {
    const server = await startToolServer()
    vi.stubEnv('FCC_TEST_TOOL_KEY', 'planted-tool-key')
    const { explained, session } = await start(server, [lookUp], { key: 'env:FCC_TEST_TOOL_KEY' })
    vi.unstubAllEnvs()
    expect([...server.keys]).toEqual(['Bearer planted-tool-key'])
    const kept = JSON.stringify([explained, await session.exportAudit()])
    expect(kept).not.toContain('planted-tool-key')
  })

  it('fails where an allowed tool is none of the server’s, and says which', async () => {
    const server = await startToolServer()
    const { record } = await start(server, [], { tools: ['look-up', 'lok-up'] })
    expect(record.reasons[0]?.id).toBe('FCC_MCP_TOOL_NOT_OFFERED')
    expect(record.reasons[0]?.say).toContain('lok-up')
  })

  it('is the same when it is made once more, and no server is asked', async () => {
    const server = await startToolServer()
    const { record, session } = await start(server, [lookUp])
    server.answerWith(503)
    const replay = await session.replay(record.id)
    expect([replay.departure, replay.same.length]).toEqual([undefined, 1])
    expect(server.acted).toHaveLength(1)
  })
})
