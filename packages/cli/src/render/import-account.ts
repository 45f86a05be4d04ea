import { listTable, type Said } from '../io/table.ts'
import type { Paint } from '../io/terminal.ts'
import { visible } from '../io/visible.ts'
import type { Accounted, Outcome } from '../original/account.ts'

const HEADINGS: Readonly<Record<Exclude<Outcome, 'came_over'>, string>> = {
  prose: 'became prose: a model is told it, and no machine checks it',
  no_counterpart: 'have no counterpart here, and were not written',
}

const HEADS: Readonly<Record<keyof typeof HEADINGS, readonly string[]>> = {
  prose: ['WRITTEN AT', 'BECAME', 'WHY'],
  no_counterpart: ['WRITTEN AT', 'WHY'],
}

/** The most items of an outcome that people are shown one by one. */
const MAX_TOLD = 500

/**
 * What became of an import, for people: what came over as a count for each document, and everything else
 * one by one with why, up to a bound.
 */
export function accountLines(items: readonly Accounted[], paint: Paint): readonly Said[] {
  const came = items.filter(({ outcome }) => outcome === 'came_over')
  const documents = Map.groupBy(came, ({ as }) => as?.split(' ')[0] ?? '')
  const rows = [...documents]
    .slice(0, MAX_TOLD)
    .map(([document, those]) => [
      visible(document),
      `${those.length} from ${[...new Set(those.map(({ file }) => visible(file)))].join(', ')}`,
    ])
  return [
    `  ${paint.bold(`${came.length} came over, to ${documents.size} documents`)}`,
    ...listTable(['DOCUMENT', 'FROM'], rows, paint),
    ...(['prose', 'no_counterpart'] as const).flatMap((outcome) => {
      const those = items.filter((item) => item.outcome === outcome)
      const left = those.length - MAX_TOLD
      const told = those
        .slice(0, MAX_TOLD)
        .map(({ file, item, as, why }) => [
          visible(`${file} ${item}`.trimEnd()),
          ...(outcome === 'prose' ? [visible(as ?? '')] : []),
          visible(why ?? ''),
        ])
      if (told.length === 0) return []
      return [
        '',
        `  ${paint.bold(`${those.length} ${HEADINGS[outcome]}`)}`,
        ...listTable(HEADS[outcome], told, paint),
        ...(left > 0 ? [`  and ${left} more: --json names each`] : []),
      ]
    }),
  ]
}
