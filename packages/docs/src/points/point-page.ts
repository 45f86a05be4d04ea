import type { AnyPoint } from '@fcc/plugin-api'
import { type Page, page } from '../markdown/page.ts'
import { inlineCode, prose } from '../markdown/prose.ts'
import { table } from '../markdown/table.ts'
import { schemaTable } from '../schema/schema-table.ts'
import type { PointEntry } from './collect-points.ts'
import { combineMeanings, failureMeanings, scopeMeanings } from './meanings.ts'
import { type PointExample, referencesOf } from './point-examples.ts'

/** The page of one contribution point. */
export function pointPage(entry: PointEntry): Page {
  const { point, document } = entry
  return page(`reference/points/${point.id}.md`, [
    `# ${point.id}`,
    prose(entry.comment),
    ruleTable(entry),
    ...(document
      ? [
          '## As a document',
          `A YAML or JSON file in the \`data\` folder of a plugin, or among a tenant's \`personas.sources\`. The key \`${document.key}\` says what the document is; a key that is not listed is refused.`,
          schemaTable(document.rows),
        ]
      : []),
    ...(point.id === 'constitutions' || point.id === 'facts'
      ? [
          'What a predicate in `when` can read, where, and with which words: [rules and what they can read](../rules.md).',
        ]
      : []),
    ...exampleParts(entry),
    ...referenceParts(entry),
    '## In code',
    `\`contribute(${entry.token}, value)\`, where the value is:`,
    `\`\`\`ts\n${entry.declarations.map(({ text }) => text).join('\n\n')}\n\`\`\``,
  ])
}

/** The list of all points. */
export function pointIndex(entries: readonly PointEntry[]): Page {
  return page('reference/points/index.md', [
    '# Contribution points',
    'What a plugin can add; other programs call them extension points. Each is a token of `@fcc/contracts`; `fcc list KIND` shows what a tenant has of it. Besides contributing, a plugin can use [hooks, events and services](../hooks-events-services.md).',
    'A plugin may define a point of its own: `definePoint` of `@fcc/plugin-api`, with an id that begins with the id of the plugin, listed under `points` in `definePlugin`; `npm create @fcc/plugin -- --points own-point` makes one ([why](../../decisions/0026-plugins-define-points-and-hooks.md)).',
    table(
      ['Point', 'What it is', 'Written as', 'Duplicates', 'On failure'],
      entries.map(({ point, comment, document }) => [
        `[${point.id}](./${point.id}.md)`,
        prose(comment),
        document ? 'document or code' : 'code',
        inlineCode(point.combine),
        inlineCode(point.onFailure),
      ]),
    ),
  ])
}

function ruleTable({ point, token }: PointEntry): string {
  const said = (word: string, meaning: string): string => `${inlineCode(word)}: ${meaning}`
  return table(
    ['', ''],
    [
      ['Import', inlineCode(`import { ${token} } from '@fcc/contracts'`)],
      ['Version of the point', String(point.version)],
      ['Lives', said(point.scope, scopeMeanings[point.scope])],
      ['Duplicates', said(point.combine, combineMeanings[point.combine])],
      ['On failure', said(point.onFailure, failureMeanings[point.onFailure])],
      ['Safeguard', safeguardText(point)],
    ],
  )
}

function safeguardText({ safeguard }: AnyPoint): string {
  return safeguard
    ? 'yes: a tenant that relied on one does not start without it, until `fcc accept`'
    : 'no'
}

function exampleParts({ examples }: PointEntry): readonly string[] {
  return [
    '## Example',
    ...examples.flatMap(({ language, text, file }) => [
      `\`\`\`${language}\n${text.trim()}\n\`\`\``,
      `Read by a test, from ${inlineCode(file)}.`,
    ]),
  ]
}

/** What the example points to: the definition says it by code, so that code is asked. */
function referenceParts({ point, examples }: PointEntry): readonly string[] {
  if (point.references === undefined) return []
  const rows = examples.flatMap((example: PointExample) =>
    referencesOf(point, example).map(({ at, point: target, id }) => [
      inlineCode(at),
      `[${target}](./${target}.md)`,
      inlineCode(id),
    ]),
  )
  return [
    '## What it points to',
    'A name of something that is not there leaves the contribution out, with a diagnostic that names both owners.',
    ...(rows.length > 0 ? ['In the example:', table(['At', 'Point', 'Id'], rows)] : []),
  ]
}
