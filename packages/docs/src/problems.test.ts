import { describeCommands } from '@fcc/cli'
import { describe, expect, it } from 'vitest'
import { commandProblems } from './commands/command-pages.ts'
import { collectCompatibility, compatibilityProblems } from './compatibility/compatibility-page.ts'
import { errorProblems } from './errors/error-pages.ts'
import { loadOwnPlugins } from './plugins/own-plugins.ts'
import { pluginProblems } from './plugins/plugin-pages.ts'
import { collectPoints, type PointEntry } from './points/collect-points.ts'
import { pointProblems } from './points/point-problems.ts'
import { collectSettings } from './settings/collect-settings.ts'
import { settingsProblems } from './settings/settings-page.ts'
import { type ContractEntry, collectContracts } from './testing/collect-contracts.ts'
import { testingProblems } from './testing/testing-page.ts'
import { collectTokens } from './tokens/collect-tokens.ts'
import { tokenProblems } from './tokens/tokens-page.ts'

const firstOf = <Item>(items: readonly Item[]): Item => {
  const [first] = items
  if (first === undefined) throw new Error('there is none')
  return first
}

describe('a point is found wanting', () => {
  const gates = firstOf(collectPoints().filter(({ point }) => point.id === 'gates'))
  const wanting = (change: Partial<PointEntry>) => pointProblems([{ ...gates, ...change }])

  it('without an example', () => {
    expect(wanting({ examples: [] })).toEqual([
      expect.stringContaining('The point gates lacks an example'),
    ])
  })

  it('without a comment at its token', () => {
    expect(wanting({ comment: '' })).toEqual([expect.stringContaining('a comment at its token')])
  })

  it('without a type', () => {
    expect(wanting({ declarations: [] })).toEqual([
      'The point gates lacks a declared type of its values.',
    ])
  })

  it('with a key that nobody described', () => {
    const row = { key: 'gate', type: 'text', required: 'always', default: undefined } as const
    expect(wanting({ document: { key: 'gate', rows: [{ ...row, description: '' }] } })).toEqual([
      'The point gates lacks a description of the key gate.',
    ])
  })
})

describe('a code is found wanting', () => {
  it('without a page', () => {
    const entry = { code: 'FCC_TOAST_BURNT', packages: ['@fcc/cli'], happened: '', fix: '' }
    expect(errorProblems([entry])).toHaveLength(2)
  })
})

const commands = await describeCommands()

describe('a command is found wanting', () => {
  const run = firstOf(commands.filter(({ name }) => name === 'run'))

  it('without an example', () => {
    expect(commandProblems([{ ...run, examples: [] }])).toEqual([
      'The command fcc run lacks an example; add exampleText to its help.',
    ])
  })

  it('with an option that says nothing', () => {
    const option = { term: '--heat', description: '', choices: [], default: undefined }
    expect(commandProblems([{ ...run, description: '', options: [option] }])).toEqual([
      'The command fcc run lacks a description.',
      'The command fcc run lacks a description of --heat.',
    ])
  })
})

describe('a setting is found wanting', async () => {
  const settings = await collectSettings([])
  const mute = {
    key: 'heat',
    type: 'text',
    required: 'no',
    default: undefined,
    description: '',
  } as const

  it('without a description, in the file and in a plugin', () => {
    const plugin = { id: 'acme-toast', config: [], settings: [mute] }
    const broken = { ...settings, oneTenant: [mute], plugins: [plugin] }
    expect(settingsProblems(broken, [])).toEqual([
      'The setting heat of fcc.yaml lacks a description.',
      'The setting heat of acme-toast lacks a description.',
    ])
  })

  it('where a fixed limit has no comment', () => {
    const limit = { name: 'MAX_HEAT', package: 'acme', value: '9', comment: '' }
    expect(settingsProblems(settings, [limit])).toEqual([
      'The limit MAX_HEAT of acme lacks a comment.',
    ])
  })
})

describe('the table of what works with what is found wanting', () => {
  it('where the Node versions of CI are not found', () => {
    const known = collectCompatibility()
    expect(compatibilityProblems({ ...known, testedNodes: [], pinnedNode: '' })).toHaveLength(2)
  })
})

describe('a plugin is found wanting', () => {
  it('where its package or something that it contributes says nothing of itself', async () => {
    const own = firstOf(await loadOwnPlugins())
    const { description: _, ...fields } = own.found.fields
    const mute = { point: firstOf(own.contributions).point, value: { id: 'acme/mute' } }
    const broken = { ...own, found: { ...own.found, fields }, contributions: [mute] }
    expect(pluginProblems([broken])).toEqual([
      expect.stringContaining('lacks a description.'),
      expect.stringContaining('The contribution acme/mute'),
    ])
  })
})

describe('a contract of the kit is found wanting', () => {
  const known = collectContracts()
  const detector = firstOf(known.contracts.filter(({ name }) => name === 'detectors'))
  const wanting = (change: Partial<ContractEntry>) =>
    testingProblems({ ...known, contracts: [{ ...detector, name: 'newContract', ...change }] })

  it('without a comment, an example, cases or tests', () => {
    expect(wanting({ comment: '', example: '', cases: undefined, checks: [] })).toEqual([
      'The contract newContract lacks a comment.',
      'The contract newContract lacks an example.',
      'No tests of the contract newContract are found.',
      'No cases of the contract newContract are found.',
    ])
  })

  it('with a key that says nothing', () => {
    const options = detector.options.map((each) => ({ ...each, comment: '' }))
    expect(wanting({ options })).toEqual(['The key mustNotFlag of newContract lacks a comment.'])
  })
})

describe('a token is found wanting', () => {
  it('without a comment', async () => {
    const tokens = collectTokens([])
    const entry = { ...firstOf(tokens.entries), declaration: undefined }
    expect(tokenProblems({ ...tokens, entries: [entry] })).toEqual([
      `The token ${entry.name} lacks a comment that says what it is.`,
    ])
  })
})
