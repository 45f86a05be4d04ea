import type { HookKind } from '@fcc/plugin-api'
import { type Page, page } from '../markdown/page.ts'
import { inlineCode, prose } from '../markdown/prose.ts'
import { table } from '../markdown/table.ts'
import { TOKEN_KINDS, type TokenEntry, type TokenKind, type Tokens } from './collect-tokens.ts'

const titles: Readonly<Record<TokenKind, string>> = {
  hooks: 'Hooks',
  events: 'Events',
  services: 'Services',
}

const openings: Readonly<Record<TokenKind, string>> = {
  hooks:
    'A hook changes a thing in flight: `tap(token, (value, context) => …)` in `setup`. Taps run one after the other, those with `pre` first and those with `post` last, and are synchronous. One that throws ends what it was asked for, with `FCC_HOOK_TAP_FAILED`; one that gives a promise, with `FCC_HOOK_TAP_ASYNC`.',
  events:
    'An event tells of a thing that happened: `on(token, (payload) => …)`. Nothing can be changed by it, and a listener that throws is contained and reported. Tenants with equal plugins share them: the payload names whose run it is.',
  services:
    'A service is what one plugin does for others, by a token that both import: the one names it under `provides` and gives it in `setup`, the other names it under `needs`, or under `optional` where it starts without. The token is a package’s own export; the plan starts who provides before who needs.',
}

const combinations: Readonly<Record<HookKind, string>> = {
  waterfall: 'each tap gets what the one before left, and may give a new value',
  bail: 'the first tap that gives something answers',
  series: 'each tap is told, and what it gives is ignored',
}

/** The page of what plugins say to each other and to runs, besides contributing. */
export function tokensPage({ entries, examples }: Tokens): Page {
  return page('reference/hooks-events-services.md', [
    '# Hooks, events and services',
    'What a plugin can do besides [contributing](./points/index.md). Each is a typed token; a hook that the host never calls is refused when the plugin is set up. Tests give a plugin what it needs of others with `fake` of the [kit](./testing.md).',
    ...TOKEN_KINDS.flatMap((kind) => [
      `## ${titles[kind]}`,
      openings[kind],
      ...tokenParts(entries.filter((each) => each.kind === kind)),
      `\`\`\`ts\n${examples[kind]}\n\`\`\``,
      `Started by a test, from \`packages/docs/src/examples/tokens/${kind}.ts\`.`,
    ]),
    '## Events of a run',
    `A host gets them from \`run.events()\`, from \`session.events(run, { after })\` and from the bus of a tenant; a plugin [subscribes](./points/subscribers.md). What each is, and what it carries, is in [entries and events](./records.md).`,
  ])
}

function tokenParts(entries: readonly TokenEntry[]): readonly string[] {
  if (entries.length === 0) return ['No package of ours provides one today.']
  return entries.flatMap(({ id, name, package: from, detail, declaration }) => [
    `### ${id}`,
    prose(declaration?.comment ?? ''),
    table(
      ['', ''],
      [
        ['Import', inlineCode(name === '' ? from : `import { ${name} } from '${from}'`)],
        ...(detail === ''
          ? []
          : [[detail in combinations ? 'Taps' : 'Version', detailText(detail)]]),
      ],
    ),
    declaration ? `\`\`\`ts\n${declaration.text}\n\`\`\`` : '',
  ])
}

function detailText(detail: string): string {
  const meaning = combinations[detail as HookKind]
  return meaning === undefined ? inlineCode(detail) : `${inlineCode(detail)}: ${meaning}`
}

/** What the page would leave unsaid, one sentence each. */
export function tokenProblems({ entries }: Tokens): readonly string[] {
  return entries
    .filter(({ name, declaration }) => name !== '' && !declaration?.comment)
    .map(({ name }) => `The token ${name} lacks a comment that says what it is.`)
}
