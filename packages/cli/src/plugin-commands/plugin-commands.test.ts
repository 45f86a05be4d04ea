import type { FoundManifest } from '@fcc/plugin-api'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { fleetPlugin } from '../fixtures/fleet-plugin.ts'
import { createTestProject, type TestProject } from '../fixtures/test-project.ts'
import { resolveGroups } from './command-group.ts'

let project: TestProject
beforeAll(() => {
  vi.stubEnv('NODE_OPTIONS', '--conditions=source')
  project = createTestProject({
    dependencies: ['acme-fleet', '@fcc/plugin-core-catalog', '@fcc/plugin-provider-deterministic'],
    files: {
      ...fleetPlugin,
      'fcc.yaml': 'tenants: { meadow: {}, dry: { plugins: [core-catalog] } }\n',
      'boats.txt': 'Ada\nGrace\n',
      'long.txt': 'x'.repeat(41),
      'bytes.bin': '',
    },
  })
})
afterAll(() => {
  project.remove()
  vi.unstubAllEnvs()
})

const fleet = (...argv: readonly string[]) =>
  project.fcc('acme-fleet', ...argv, '--tenant', 'meadow', '--as', 'ada')
const firstWord = (text: string) => text.split(/\s/)[0]

describe('a command of a plugin', () => {
  it('gets its words as it declared them, and files as texts', async () => {
    const told = await project.json<{ readonly result: unknown; readonly outcome: string }>(
      ...['acme-fleet', 'moor', 'west', 'boats.txt', '--at-most', '3', '--tag', 'red'],
      ...['--tag', 'blue', '--tenant', 'meadow'],
    )
    expect(told).toMatchObject({
      code: 0,
      command: 'acme-fleet/moor',
      outcome: 'completed',
      result: {
        given: { dock: 'west', list: [{ name: 'boats.txt', text: 'Ada\nGrace\n' }] },
        options: { 'at-most': 3, tag: ['red', 'blue'], 'dry-run': false },
        tenant: 'meadow',
      },
    })
  })

  it('speaks to people, as whoever called it, and moves no cursor', async () => {
    const { code, out } = await fleet('moor', 'east')
    expect([code, out]).toEqual([0, '  moored at east\\u{1b}[2J\n  by  ada\n'])
  })

  it('ends with the exit code of its outcome', async () => {
    expect((await fleet('moor', 'east', '--dry-run')).code).toBe(5)
  })

  it('can carry a scenario out, governed as always', async () => {
    const told = await project.json<{ readonly result: unknown }>(
      ...['acme-fleet', 'sail', '--tenant', 'meadow'],
    )
    expect(told).toMatchObject({ code: 0, result: { state: 'completed', runs: 1 } })
  })

  it.each([
    ['throws', 'sink', 1, 'FCC_CLI_COMMAND_FAILED', 'no hull'],
    ['ends with no outcome', 'drift', 1, 'FCC_CLI_COMMAND_FAILED', 'ended with 3'],
    ['refuses with a code of its own', 'shout', 1, 'FCC_FLEET_HOARSE', 'Rest.'],
    ['is declared wrongly', 'broken', 1, 'FCC_CLI_COMMAND_BROKEN', 'an example at least'],
  ])('that %s fails alone', async (_, name, expected, word, says) => {
    const { code, out, err } = await fleet(name)
    expect([code, out, firstWord(err)]).toEqual([expected, '', word])
    expect(err).toContain(says)
    expect((await fleet('moor', 'east')).code).toBe(0)
  })

  it('has help with examples, which needs no tenant', async () => {
    const { code, out } = await project.fcc('acme-fleet', 'moor', '--help', '--config', 'none.yaml')
    expect(code).toBe(0)
    expect(out).toContain('Usage: fcc acme-fleet moor [options] <dock> [list...]')
    expect(out).toContain('$ fcc acme-fleet moor east boats.txt --at-most 3')
    expect(out).toMatch(/--tag <text> +a tag; repeatable/)
  })

  it('is named in the help of the program, without its code being loaded', async () => {
    project.write('node_modules/acme-fleet/other.js', '')
    const { out } = await project.fcc('--help')
    expect(out).toMatch(/acme-fleet +7 commands of acme-fleet/)
  })
})

describe('words that a plugin’s command does not take', () => {
  it.each([
    [['moor'], 'FCC_CLI_USAGE', "Missing required argument 'dock'"],
    [['moor', 'north'], 'FCC_CLI_USAGE', 'east, west'],
    [['moor', 'east', '--tag', 'green'], 'FCC_CLI_USAGE', 'red, blue'],
    [['moor', 'east', '--at-most', 'many'], 'FCC_CLI_USAGE', 'at-most has to be a number'],
    [['moor', 'east', '--at-most', ''], 'FCC_CLI_USAGE', 'at-most has to be a number'],
    [['moor', 'east', '--fast'], 'FCC_CLI_USAGE', "Unknown option '--fast'"],
    [['moor', 'east', 'gone.txt'], 'FCC_CLI_FILE_MISSING', 'not there'],
    [['moor', 'east', 'long.txt'], 'FCC_CLI_FILE_UNREADABLE', '41 bytes, and 40'],
    [['mor', 'east'], 'FCC_CLI_USAGE', 'Did you mean moor?'],
  ])('%j end with 2 and one clear error', async (argv, expected, says) => {
    const { code, out, err } = await fleet(...argv)
    expect([code, out, firstWord(err)]).toEqual([2, '', expected])
    expect(err).toContain(says)
  })

  it('a plugin’s word that is misspelt is suggested', async () => {
    const { code, err } = await project.fcc('acme-flet', 'moor')
    expect([code, err]).toEqual([2, expect.stringContaining('Did you mean acme-fleet?')])
  })

  it('a tenant without the plugin has no such command', async () => {
    const { code, err } = await project.fcc('acme-fleet', 'moor', 'east', '--tenant', 'dry')
    expect([code, firstWord(err)]).toEqual([2, 'FCC_CLI_COMMAND_NOT_OF_TENANT'])
  })
})

describe('the words of plugins', () => {
  const found = (id: string): FoundManifest =>
    ({ manifest: { id, contributes: { commands: [`${id}/x`] } } }) as unknown as FoundManifest
  const wordsOf = (ids: readonly string[], taken: readonly string[] = ['run']) =>
    resolveGroups(ids.map(found), taken).map(({ word }) => word)

  it('are their ids without fcc-', () => {
    expect(wordsOf(['fcc-gov', 'acme-fleet'])).toEqual(['acme-fleet', 'gov'])
  })

  it('are never the program’s own', () => {
    expect(wordsOf(['fcc-run', 'run'])).toEqual(['fcc-run'])
  })

  it('are whole ids where two would share one', () => {
    expect(wordsOf(['fcc-gov', 'gov'])).toEqual(['fcc-gov', 'gov'])
  })

  it('are there for plugins with commands only', () => {
    const none = { manifest: { id: 'a', contributes: { scorers: ['a/b'] } } } as never
    expect(resolveGroups([none], [])).toEqual([])
  })
})

describe('what is listed of them', () => {
  it('is every command and exporter that is sound, with what it takes', async () => {
    const commands = await project.fcc('list', 'commands', '--tenant', 'meadow')
    expect(commands.out).toMatch(
      /acme-fleet\/moor +Moor boats +dock list --at-most --tag --dry-run/,
    )
    expect(commands.out).not.toContain('acme-fleet/broken')
    const why = await project.fcc('list', 'commands', '--why', '--tenant', 'meadow')
    expect(why.out).toContain('an example at least')
    const exporters = await project.fcc('list', 'exporters', '--tenant', 'meadow')
    expect(exporters.out).toMatch(/acme-fleet\/log +T +one run · text\/plain/)
  })
})

describe('fcc export', () => {
  const exported = async (...argv: readonly string[]) => {
    const { run } = await project.json<{ readonly run: { readonly id: string } }>(
      ...['run', 'GEN-001', '--input', 'boats.txt', '--tenant', 'meadow'],
      ...['--idempotency-key', 'one'],
    )
    return { id: run.id, ...(await project.fcc(...argv.map((word) => word || run.id))) }
  }
  const tenant = ['--tenant', 'meadow']

  it('writes one run by an exporter, to standard output or a file', async () => {
    const { id, code, out } = await exported('export', '', '--format', 'log', ...tenant)
    expect([code, out]).toEqual([0, expect.stringMatching(new RegExp(`^${id} \\d+\n$`))])
    const file = await project.fcc('export', id, '--format', 'log', '-o', 'out/run.txt', ...tenant)
    expect([file.code, file.out]).toEqual([0, '  Wrote out/run.txt by acme-fleet/log\n'])
  })

  it.each([
    [['export', '', '--format', 'lgo', ...tenant], 2, 'FCC_EXPORTER_UNKNOWN', 'Did you mean'],
    [
      ['audit', 'export', '--format', 'audit-csv', '--tenant', 'dry'],
      2,
      'FCC_EXPORTER_UNKNOWN',
      'no exporter audit-csv for the audit log; it has none.\n  Fix  Install the plugin that contributes it, such as @fcc/plugin-exporters-common',
    ],
    [['export', '', '--format', 'mute', ...tenant], 2, 'FCC_EXPORTER_UNKNOWN', 'for a run'],
    [['export', 'nothing', '--format', 'log', ...tenant], 2, 'FCC_RUN_UNKNOWN', 'nothing'],
    [['export', '', '--format', 'leak', ...tenant], 1, 'FCC_EXPORTER_FAILED', 'no ink'],
    [['audit', 'export', '--format', 'mute', ...tenant], 1, 'FCC_EXPORTER_FAILED', 'no text'],
    [['export', '', ...tenant], 2, 'FCC_CLI_USAGE', '--format'],
  ])('%j says what is wrong and writes nothing', async (argv, expected, word, says) => {
    const { code, out, err } = await exported(...argv)
    expect([code, out, firstWord(err)]).toEqual([expected, '', word])
    expect(err).toContain(says)
  })
})
