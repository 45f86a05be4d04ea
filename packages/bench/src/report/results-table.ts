import type { Benchmark } from '../benchmark.ts'
import type { ResultRow } from './result-row.ts'

/** The rows as a Markdown table. */
export function writeTable(rows: readonly ResultRow[], benchmarks: readonly Benchmark[]): string {
  const lines = rows.map((row) => {
    const benchmark = benchmarks.find(({ id }) => id === row.id)
    const cells = [
      `\`${row.id}\``,
      writeFigure(row.ours, row.unit),
      writeFigure(row.rival, row.unit),
      `**${row.ratio.toFixed(2)}**`,
      writeAim(row, benchmark),
      row.rivalName,
      String(row.runs),
    ]
    return `| ${cells.join(' | ')} |`
  })
  return [
    '| Id | Ours | Rival | Ratio | Aim | Against | Runs |',
    '|---|---|---|---|---|---|---|',
    ...lines,
  ].join('\n')
}

function writeAim(
  { ratio, ours, rival, unit }: ResultRow,
  { aim, addedAim }: Partial<Pick<Benchmark, 'aim' | 'addedAim'>> = {},
): string {
  const aims = [
    ...(aim === undefined ? [] : [{ wanted: String(aim), isMet: ratio >= aim }]),
    ...(addedAim === undefined
      ? []
      : [{ wanted: `at most ${addedAim} ${unit} more`, isMet: ours - rival <= addedAim }]),
  ]
  return aims.map(({ wanted, isMet }) => `${wanted}${isMet ? ' ✓' : ' missed'}`).join(', ')
}

/** A figure with its unit, as people write it. */
export function writeFigure(value: number, unit: ResultRow['unit']): string {
  const figure =
    value >= 100 ? Math.round(value).toLocaleString('en-US') : String(Number(value.toPrecision(3)))
  return `${figure} ${unit}`
}
