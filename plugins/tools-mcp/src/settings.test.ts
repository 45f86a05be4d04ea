import { describe, expect, it } from 'vitest'
import { settings } from './settings.ts'

const read = (server: object) => settings.safeParse({ servers: { ward: server } })
const right = { url: 'https://tools.example.org/mcp', tools: ['look-up'] }

describe('the settings of a server of tools', () => {
  it('are its address and the tools that are allowed', () => {
    expect(read(right).success).toBe(true)
    expect(read({ ...right, key: 'env:TOOLS_KEY' }).success).toBe(true)
    expect(read({ ...right, url: 'http://127.0.0.1:9000/mcp' }).success).toBe(true)
    expect(settings.parse({})).toEqual({ servers: {} })
  })

  it.each([
    ['no address', { tools: ['a'] }],
    ['an address without a scheme', { ...right, url: 'tools.example.org' }],
    ['an unencrypted address of another machine', { ...right, url: 'http://tools.example.org' }],
    ['a scheme that is no HTTP', { ...right, url: 'file:///etc/passwd' }],
    ['no tool', { ...right, tools: [] }],
    ['no list of tools', { url: right.url }],
    ['a key as it is', { ...right, key: 'sk-4711' }],
    ['a member that it does not have', { ...right, tool: 'a' }],
  ])('are refused with %s', (_, server) => {
    expect(read(server).success).toBe(false)
  })

  it('are refused under a name that could be taken for a tool', () => {
    expect(settings.safeParse({ servers: { 'ward.order': right } }).success).toBe(false)
  })
})
