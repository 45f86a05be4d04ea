import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Page, page } from '../markdown/page.ts'
import { prose } from '../markdown/prose.ts'
import { table } from '../markdown/table.ts'
import { repository } from '../source/repository.ts'

const folder = join(repository, 'packages/bench')

/** A set of texts that detectors were measured on. */
interface MeasuredSet {
  readonly set: string
  readonly title: string
  readonly texts: number
  readonly words: number
}

/** What `pnpm accuracy` wrote: its page as it is, and which texts there were. */
export interface Accuracy {
  readonly text: string
  readonly sets: readonly MeasuredSet[]
}

/** Reads both files that `pnpm accuracy` writes. */
export function collectAccuracy(): Accuracy {
  const rows = JSON.parse(readFileSync(join(folder, 'accuracy.json'), 'utf8')) as readonly {
    readonly set: string
    readonly title: string
    readonly score: { readonly texts: number; readonly words: number }
  }[]
  const sets = new Map(
    rows.map(({ set, title, score: { texts, words } }) => [set, { set, title, texts, words }]),
  )
  return { text: readFileSync(join(folder, 'ACCURACY.md'), 'utf8'), sets: [...sets.values()] }
}

/** The page of how well identifiers are found: no figure is touched, our rows stand first. */
export function accuracyPage({ text, sets }: Accuracy): Page {
  const [head = '', rest = ''] = oursFirst(text).split('<!-- accuracy -->\n')
  const rows = sets.map(({ set, title, texts, words }) => [
    set,
    prose(title),
    String(texts),
    String(words),
  ])
  return page(
    'reference/accuracy.md',
    [
      head.trim(),
      'Our rows (`fcc`) stand first. What the sets are:',
      table(['Set', 'What it is', 'Texts', 'Words'], rows),
      rest.replace('\n<!-- /accuracy -->', '').trim(),
    ],
    {
      aside: false,
      keywords: [
        'accuracy',
        'recall',
        'precision',
        'sensitivity',
        'false positives',
        'de-identification',
        'PHI',
      ],
    },
  )
}

/** The rows of the table, ours before those of others; each as it was written. */
export function oursFirst(text: string): string {
  return text.replace(/(?<=^\|-.*\n)(?:\|.*\n)+/m, (body) => {
    const rows = body.trimEnd().split('\n')
    const isOurs = (row: string): boolean => row.split(' | ')[1] === 'fcc'
    return `${[...rows.filter(isOurs), ...rows.filter((row) => !isOurs(row))].join('\n')}\n`
  })
}

/** What the page would not say, one sentence each. */
export function accuracyProblems({ text, sets }: Accuracy): readonly string[] {
  const shown = oursFirst(text)
  const first = /^\|-.*\n\| ([^|]+) \| ([^|]+) \|/m.exec(shown)
  return [
    ...(sets.length === 0 ? ['Which sets of texts were measured was not found.'] : []),
    ...(first?.[2] === 'fcc' ? [] : ['The rows of what our detectors find were not found.']),
    ...(shown.length === text.length ? [] : ['Rows of the accuracy table were lost.']),
  ]
}
