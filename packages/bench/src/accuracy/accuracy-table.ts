import type { AccuracyRow } from './accuracy-row.ts'
import type { Share } from './interval.ts'

/** The figures as a table in Markdown: a line for each set and detector. */
export function accuracyTable(rows: readonly AccuracyRow[]): string {
  return [
    '| Set | Detector | Spans touched | Half | Whole | Names | Addresses | Structured | Dates | Clean texts flagged | Precision by character | False per 1,000 words |',
    '|---|---|---|---|---|---|---|---|---|---|---|---|',
    ...rows.map(({ set, detector, score }) => {
      const { all, groups } = score
      const cells = [
        set,
        detector,
        percent(all.touched),
        percent(all.half),
        percent(all.whole),
        percent(groups.name?.touched),
        percent(groups.address?.touched),
        percent(groups.structured?.touched),
        percent(groups.date?.touched),
        percent(score.cleanFlagged),
        percent(score.characterPrecision),
        score.falsePerThousandWords === null ? '–' : score.falsePerThousandWords.toFixed(1),
      ]
      return `| ${cells.join(' | ')} |`
    }),
  ].join('\n')
}

/** What could not be proven of de-identified texts, as a table in Markdown. */
export function unprovenTable(
  rows: readonly { readonly title: string; readonly share: Share }[],
): string {
  return [
    '| Texts | Words and numbers not proven at first |',
    '|---|---|',
    ...rows.map(({ title, share }) => `| ${title} | ${percent(share)} |`),
  ].join('\n')
}

/** `98.4 % (97.4–99.0) of 988`; a dash where nothing was counted. */
function percent(share: Share | undefined): string {
  if (share === undefined || share.share === null) return '–'
  const of100 = (value: number | null): string => ((value ?? 0) * 100).toFixed(1)
  return `${of100(share.share)} % (${of100(share.low)}–${of100(share.high)}) of ${share.of}`
}
