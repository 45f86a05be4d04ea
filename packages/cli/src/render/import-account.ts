import { type Said, table } from '../io/table.ts'
import { visible } from '../io/visible.ts'
import type { Accounted, Outcome } from '../original/account.ts'

const HEADINGS: Readonly<Record<Exclude<Outcome, 'came_over'>, string>> = {
  prose: 'became prose: a model is told it, and no machine checks it',
  no_counterpart: 'have no counterpart here, and were not written',
}

/** The most items of an outcome that people are shown one by one. */
const MAX_TOLD = 500

/**
 * What became of an import, for people: what came over as a count for each document, and everything else
 * one by one with why, up to a bound.
 */
export function accountLines(items: readonly Accounted[]): readonly Said[] {
  const came = items.filter(({ outcome }) => outcome === 'came_over')
  const documents = Map.groupBy(came, ({ as }) => as?.split(' ')[0] ?? '')
  const rows = [...documents]
    .slice(0, MAX_TOLD)
    .map(([document, those]) => [
      visible(document),
      `${those.length} from ${[...new Set(those.map(({ file }) => visible(file)))].join(', ')}`,
    ])
  return [
    `  ${came.length} came over, to ${documents.size} documents`,
    ...table(rows),
    ...(['prose', 'no_counterpart'] as const).flatMap((outcome) => {
      const those = items.filter((item) => item.outcome === outcome)
      const left = those.length - MAX_TOLD
      const told = those
        .slice(0, MAX_TOLD)
        .map(({ file, item, as, why }) => [
          visible(`${file} ${item}`.trimEnd()),
          visible([as ? `→ ${as}` : '', why ?? ''].join(' ').trim()),
        ])
      return [
        `  ${those.length} ${HEADINGS[outcome]}`,
        ...table(told),
        ...(left > 0 ? [`  and ${left} more: --json names each`] : []),
      ]
    }),
  ]
}
