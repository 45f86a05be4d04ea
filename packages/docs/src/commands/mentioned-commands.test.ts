import { describeCommands } from '@fcc/cli'
import { describe, expect, it } from 'vitest'
import { mentionsInPage, mentionsInSource } from './collect-mentions.ts'
import { type Mention, mentionProblems } from './mentioned-commands.ts'

const known = { described: await describeCommands(), ofPlugins: ['healthcare scan'] }
const problemsOf = (mentions: readonly Mention[]) => mentionProblems(mentions, known)
const page = (text: string) => problemsOf(mentionsInPage('a.md', text))
const source = (text: string) => problemsOf(mentionsInSource('a.ts', text))

describe('a command that a page names', () => {
  it.each([
    'Run `fcc doctor --deep`, then `fcc list facts --tenant ID`.',
    '`fcc list KIND`, `fcc inbox`, `fcc --help`, `fcc audit export --run RUN -o FILE`',
    '```console\n$ npx fcc runs --json > runs.json\n…\nfcc 1.0.0 on Node 24\n```\n',
    '```sh\nfcc healthcare scan note.txt\n```\n',
    "```ts\nexport default definePlugin({ id: 'acme-desk' })\n```\n`fcc acme-desk count`",
  ])('is one: %s', (text) => {
    expect(page(text)).toEqual([])
  })

  it.each([
    ['`fcc describe scenario ID`', 'no such command'],
    ['`fcc list bakers`', 'knows no bakers'],
    ['`fcc doctor --deeper`', 'no option --deeper'],
    ['`fcc audit explain`', 'no such command'],
    ['```console\n$ npx fcc ruins\n```\n', 'no such command'],
    ['```sh\nfcc prune --really\n```\n', 'no option --really'],
  ])('is found wanting: %s', (text, why) => {
    expect(page(text)).toEqual([expect.stringContaining(why)])
  })
})

describe('a command that a message names', () => {
  it('is read to the end of its sentence, with what the program puts in left open', () => {
    expect(source(`const fix = \`Continue: fcc resume \${id}\${flags}.\``)).toEqual([])
    expect(source(`const fix = \`fcc show scenario \${id} says what it takes.\``)).toEqual([])
    expect(source(`const why = 'The fcc field of package.json is not there.'`)).toEqual([])
    expect(source(`const fix = \`fcc describe scenario \${id} says it.\``)).toEqual([
      expect.stringContaining('no such command'),
    ])
    expect(source(`const fix = 'Run fcc doctor --deeper.'`)).toEqual([
      expect.stringContaining('no option --deeper'),
    ])
  })
})
