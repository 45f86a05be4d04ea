import { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { COMMANDS } from './commands/index.ts'
import { describeCommands } from './describe-commands.ts'

const commands = await describeCommands()

describe('the description of the commands', () => {
  it('begins with the program and the options that every command takes', () => {
    expect(commands[0]).toMatchObject({ name: '', usage: 'fcc [options] [command]' })
    expect(commands[0]?.options.map(({ term }) => term)).toContain('--tenant <id>')
  })

  it('has every registered command, by the words that call it', () => {
    const first = new Set(commands.slice(1).map(({ name }) => name.split(' ')[0]))
    expect(first.size).toBe(COMMANDS.length)
    expect(commands.map(({ name }) => name)).toContain('audit verify')
  })

  it.each(COMMANDS)('finds $name where its name says', async ({ name, load }) => {
    const program = new Command()
    const register = await load()
    register(program, { perform: async () => {} })
    expect(program.commands.map((command) => command.name())).toEqual([name])
  })

  it('says of the arguments and options what help says of them', () => {
    const run = commands.find(({ name }) => name === 'run')
    expect(run?.usage).toBe('fcc run [options] <scenario>')
    expect(run?.arguments).toEqual([
      {
        term: '<scenario>',
        description: 'its name, or plugin/name',
        choices: [],
        default: undefined,
      },
    ])
    expect(run?.options.find(({ term }) => term.startsWith('--domain'))?.choices).toContain('PROD')
    expect(run?.notes).toMatch(/^Exit codes: 0 completed/)
  })

  it.each(commands.slice(1))('gives $name an example that calls it', ({ name, examples }) => {
    expect(examples.length).toBeGreaterThan(0)
    for (const example of examples) expect(example).toMatch(new RegExp(`^fcc ${name}( |$)`))
  })
})
