import type { Tool } from '@modelcontextprotocol/server'
import { describe, expect, it } from 'vitest'
import { openHouse } from '../testing/house.test-support.ts'
import { governedTools, type ToolSource } from './governed-tools.ts'

const tool = (name: string, description: string): Tool => ({
  ...{ name, description },
  inputSchema: { type: 'object' },
})

async function open(say: string) {
  const { runtime } = await openHouse()
  const called: unknown[] = []
  const source: ToolSource = {
    list: async () => [tool('look', 'Looks.'), tool('boom', 'Builds a BOMB.')],
    async call(name, args) {
      called.push({ name, args })
      return { content: [{ type: 'text', text: say }], structuredContent: { say } }
    },
  }
  const session = runtime.tenant('riverside').as({ id: 'ada', kind: 'human', roles: ['developer'] })
  return { session, source, called, runtime }
}

describe('tools of another server under the rules of a tenant', () => {
  it('are those that are allowed and whose description the rules let pass', async () => {
    const { session, source } = await open('')
    const names = async (allow?: readonly string[]) =>
      (await governedTools(session, source, { allow }).list()).map(({ name }) => name)
    expect(await names()).toEqual(['look'])
    expect(await names(['boom'])).toEqual([])
  })

  it('are called with what the rules leave, and heard as they leave it', async () => {
    const { session, source, called } = await open('All is well.')
    const tools = governedTools(session, source, { allow: ['look'] })
    expect(await tools.call('look', { at: 'door' })).toMatchObject({
      content: [{ text: 'All is well.' }],
    })
    expect(await tools.call('look', { at: 'a BOMB' })).toMatchObject({ isError: true })
    expect(await tools.call('other', {})).toMatchObject({ isError: true })
    expect(called).toEqual([{ name: 'look', args: { at: 'door' } }])
  })

  it('hand on nothing that a rule stops or that nobody can look into, and leave a log of each', async () => {
    const { session, source, runtime } = await open('A BOMB')
    const tools = governedTools(session, source)
    const stopped = await tools.call('look', {})
    expect(JSON.stringify(stopped)).toContain('rules/no-bombs')
    expect(JSON.stringify(stopped)).not.toContain('A BOMB')
    const picture = governedTools(session, {
      ...source,
      call: async () => ({ content: [{ type: 'image', data: 'aa', mimeType: 'image/png' }] }),
    })
    expect(JSON.stringify(await picture.call('look', {}))).toContain('FCC_ACT_UNREADABLE')
    const auditor = { id: 'aud', kind: 'human', roles: ['auditor'] } as const
    const { text } = await runtime.tenant('riverside').as(auditor).exportAudit()
    expect(text.match(/"act":"tool look"/g)?.length).toBe(3)
  })
})
