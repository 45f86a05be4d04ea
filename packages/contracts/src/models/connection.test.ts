import { describe, expect, it } from 'vitest'
import { connectionProblems, isLoopback } from './connection.ts'

const form = { key: 'optional', baseUrl: 'optional' } as const

describe('a connection', () => {
  it.each([
    [{}],
    [{ key: 'env:KEY' }],
    [{ key: 'env:KEY', baseUrl: 'https://models.example/v1' }],
    [{ key: 'env:KEY', baseUrl: 'http://127.0.0.1:11434/v1' }],
    [{ baseUrl: 'http://models.internal/v1' }],
  ])('is one: %j', (given) => {
    expect(connectionProblems(form, given)).toEqual([])
  })

  it('has what its kind needs', () => {
    const needing = { key: 'needed', baseUrl: 'needed' } as const
    expect(connectionProblems(needing, {}).map((said) => said.split(':')[0])).toEqual([
      'key',
      'base_url',
    ])
    expect(connectionProblems(needing, { key: 'env:K', baseUrl: 'https://m.example' })).toEqual([])
  })

  it('has nothing that its kind has none of', () => {
    const none = { key: 'none', baseUrl: 'none' } as const
    expect(connectionProblems(none, {})).toEqual([])
    const given = { key: 'env:KEY', baseUrl: 'https://models.example' }
    expect(connectionProblems(none, given).map((said) => said.split(':')[0])).toEqual([
      'key',
      'base_url',
    ])
  })

  it.each([
    ['models.example/v1', 'begins with https://'],
    ['ftp://models.example', 'begins with https://'],
    ['https://ada:hunter2@models.example', 'without a user'],
    ['https://models.example/v1?key=hunter2', 'without a user'],
    ['https://models.example/v1#hunter2', 'without a user'],
    ['http://models.example/v1', 'over https:// only'],
    ['http://127.0.0.1.example/v1', 'over https:// only'],
  ])('to %s is refused in one line that does not repeat it', (baseUrl, said) => {
    const problems = connectionProblems(form, { key: 'env:KEY', baseUrl })
    expect(problems).toEqual([expect.stringContaining(said)])
    expect(problems.join()).not.toContain('hunter2')
  })

  it('is to this machine by its host alone', () => {
    const hosts = ['localhost', '127.0.0.1', '127.1.2.3', '[::1]', '10.0.0.1', 'localhost.example']
    expect(hosts.filter((hostname) => isLoopback({ hostname }))).toEqual(hosts.slice(0, 4))
  })
})
