import { fileURLToPath } from 'node:url'
import { main } from '@fcc/cli'
import { expect, it } from 'vitest'

it('fcc list providers says how each is reached, and what nobody has tried', async () => {
  const config = fileURLToPath(new URL('../fcc.yaml', import.meta.url))
  const written: string[] = []
  const stdout = { write: (text: string) => written.push(text) > 0 }
  const code = await main(['list', 'providers', '--config', config, '--json'], {
    ...{ stdout, stderr: stdout, cwd: fileURLToPath(new URL('..', import.meta.url)), env: {} },
  } as never)
  const text = written.join('')
  expect([code, text]).toEqual([0, expect.stringContaining('provider-ai-sdk/here')])
  expect(text).toContain('loopback · no agreements · provider-ai-sdk/openai-compatible · no key')
  expect(text).toContain('remote · no agreements · provider-ai-sdk/openai · key env:OPENAI_API_KEY')
  expect(text).toContain('0.25 in, 2 out, 0.025 cached per million tokens, USD')
  expect(text.match(/untried/g)).toHaveLength(1)
})
