import { describe, expect, it } from 'vitest'
import { main } from './main.ts'

async function fcc(...argv: readonly string[]) {
  const out: string[] = []
  const err: string[] = []
  const code = await main(argv, {
    stdout: { write: (text) => out.push(text) },
    stderr: { write: (text) => err.push(text) },
    cwd: '/',
    env: {},
  })
  return { code, out: out.join(''), err: err.join('') }
}

const commands = [
  ...['init', 'run', 'runs', 'resume', 'cancel', 'approve', 'explain', 'list', 'plan', 'doctor'],
  ...['manifest', 'accept', 'shred', 'audit export', 'audit verify'],
  // Groups say at least how their commands begin.
  ...['api-keys', 'audit', 'config', 'grants', 'inbox', 'isolation', 'keys', 'providers'],
  ...['reference-data', 'report', 'store', 'tenants', 'webhooks'],
]

describe('fcc', () => {
  it('shows its commands when it is asked for nothing, and ends as misused', async () => {
    const { code, out, err } = await fcc()
    expect([code, err]).toEqual([2, ''])
    for (const command of commands) expect(out).toContain(command.split(' ')[0])
  })

  it.each(commands)(
    'helps with %s: what it takes, the global options, examples',
    async (command) => {
      const { code, out } = await fcc(...command.split(' '), '--help')
      expect(code).toBe(0)
      expect(out).toContain('--json')
      expect(out).toContain('Examples:\n  $ fcc ')
    },
  )

  it('says its version', async () => {
    expect(await fcc('--version')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^\d+\.\d+/),
    })
  })

  it.each([
    [['frob'], "Unknown command 'frob'"],
    [['rum', 'x'], 'Did you mean run?'],
    [['run', 'x', '--inptu', 'y'], 'Did you mean --input?'],
    [['list'], "Missing required argument 'kind'"],
    [
      ['show', 'badges'],
      "'badges' stands where the kind belongs; write persona, workflow, scenario, constitution, vocabulary, gate or run before it.",
    ],
    [['show', 'persona'], "Missing required argument 'id'"],
    [['show'], "Missing required argument 'kind'"],
    [['--json=no', 'show', 'badges'], '--json'],
    [['list', 'things'], 'Allowed choices are personas'],
    [
      ['api-keys', 'creat', 'x'],
      "Unknown command 'api-keys creat'. The commands of api-keys are create, list, rotate and revoke.",
    ],
    [['api-keys', 'create'], 'Run fcc api-keys create --help'],
    [['store', 'status', 'x'], "Too many arguments for 'status'"],
    [['runs', '--limit', 'many'], 'whole number'],
    [['runs', '--state', 'gone'], 'It has to be one of queued'],
  ])('refuses %j in one error message', async (argv, says) => {
    const { code, out, err } = await fcc(...argv)
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(/^FCC_CLI_USAGE\n/)
    expect(err).toContain(says)
    expect(err.match(/FCC_/g)).toHaveLength(1)
  })

  it('gives errors as one JSON document where that was asked for, wherever the option stands', async () => {
    for (const argv of [
      ['--json', 'frob'],
      ['frob', '--json'],
      ['list', 'things', '--json'],
    ]) {
      const { out, err, code } = await fcc(...argv)
      expect([code, err]).toEqual([2, ''])
      expect(JSON.parse(out).error).toMatchObject({
        code: 'FCC_CLI_USAGE',
        docs: 'errors/cli#fcc_cli_usage',
      })
    }
  })
})
