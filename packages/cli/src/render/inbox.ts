import type { Principal } from '@fcc/contracts'
import type { InboxItem, Question, ShownArtifact } from '@fcc/runtime'
import { listTable, type Said } from '../io/table.ts'
import type { Paint } from '../io/terminal.ts'
import { visible } from '../io/visible.ts'
import { findingsText } from './findings-text.ts'

/** What a shown command needs again. */
interface Again {
  readonly flags: string
  /** `--as` as it was written. */
  readonly as: string | undefined
}

const asText = ({ as }: Again): string => (as === undefined ? '' : ` --as ${as}`)

/** Whose inbox it is: who acts, with all roles that they have here. */
export type Asked = Pick<Principal, 'id' | 'roles'>

/** What waits for somebody, in lines for people; of an empty inbox, whose it is and how to see another. */
export function inboxLines(
  items: readonly InboxItem[],
  asked: Asked,
  again: Again & { readonly paint: Paint },
): readonly Said[] {
  if (items.length === 0) return nothingLines(asked, again)
  return [
    ...listTable(
      ['RUN', 'ASKS', 'WHAT'],
      items.map((item) => [
        item.run,
        item.asks,
        [`${item.title}, started by ${item.startedBy}: ${item.ask}`, ...termTexts(item)].join('; '),
      ]),
      again.paint,
    ),
    '',
    visible(`  Read     fcc inbox show ${items[0]?.run ?? 'RUN'}${again.flags}${asText(again)}`),
  ]
}

/** How many must sign and have, and until when; nothing of a question that one answer decides at any time. */
function termTexts({ needed, signed, until, escalatedFrom }: InboxItem): readonly string[] {
  return [
    ...(needed > 1 ? [`signed by ${signed.length} of ${needed}`] : []),
    ...(until === undefined ? [] : [`until ${until}`]),
    ...(escalatedFrom ? [`not answered in time by ${escalatedFrom.join(', ')}`] : []),
  ]
}

function termLines(question: Question): readonly string[] {
  const { needed, signed, until, onExpiry, escalatedFrom } = question
  const then = onExpiry === 'escalate' ? 'then it goes to others' : 'then it counts as refused'
  return [
    ...(needed > 1
      ? [`  Signed   ${signed.length} of ${needed} different people${namesOf(signed)}`]
      : []),
    ...(until === undefined ? [] : [`  Until    ${until}; ${then}`]),
    ...(escalatedFrom ? [`  Before   ${escalatedFrom.join(', ')}: nobody, in time`] : []),
  ].map(visible)
}

function namesOf(signed: readonly string[]): string {
  return signed.length > 0 ? `: ${signed.join(', ')}` : ''
}

function nothingLines({ id, roles }: Asked, { flags, as }: Again): readonly string[] {
  const who = roles.length > 0 ? `${id} as ${roles.join(', ')}` : `${id}, who has no role here`
  return [
    `  Nothing waits for ${visible(who)}.`,
    ...(as === undefined
      ? [`  You were taken for the user of this machine: nobody was named.`]
      : []),
    `  Ask as somebody else      fcc inbox --as ID:ROLE${visible(flags)}`,
    `  See what waits for whom   fcc runs --state waiting${visible(flags)}`,
  ]
}

/** A question with all that its reader may see of it, and how to answer it. */
export function questionLines(
  question: Question,
  { paint, ...again }: Again & { readonly paint: Paint },
): readonly string[] {
  const { run, title, startedBy, purpose, ask, rules, artifacts, asks, shown } = question
  const waives = asks === 'waiver' ? ' --waive --note TEXT' : ''
  return [
    '',
    `  ${paint.bold(visible(title))}   ${paint.dim(`run ${run}`)}`,
    visible(`  started by ${startedBy} for ${purpose}`),
    '',
    visible(`  Asked    ${ask}`),
    ...termLines(question),
    ...rules.map(({ rule, say, cites }) =>
      visible(`  Rule     ${rule}   ${say}${cites.length > 0 ? ` (${cites.join(', ')})` : ''}`),
    ),
    ...artifacts.flatMap((artifact) => ['', ...artifactLines(artifact, paint)]),
    '',
    visible(`  Answer   fcc approve ${run} --read ${shown}${waives}${again.flags}${asText(again)}`),
    '',
  ]
}

function artifactLines(artifact: ShownArtifact, paint: Paint): readonly string[] {
  const { name, mediaType, text, labels, withheld, findings } = artifact
  const labelled = labels.categories.length > 0 ? `, labelled ${labels.categories.join(', ')}` : ''
  const heading = `  ${paint.bold(visible(name))}   ${paint.dim(visible(`${mediaType}${labelled}`))}`
  if (text === undefined) {
    return [
      heading,
      ...withheld.map(({ id, say }) => visible(`    kept from you by ${id}   ${say}`)),
    ]
  }
  return [
    heading,
    ...text.split('\n').map((line) => visible(`    ${line}`).trimEnd()),
    ...(findings.length > 0 ? [visible(`    Found    ${findingsText(findings)}`)] : []),
  ]
}
