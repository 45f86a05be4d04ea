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
      writeAim(row.ratio, benchmark?.aim),
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

function writeAim(ratio: number, aim: number | undefined): string {
  return aim === undefined ? '' : `${aim}${ratio >= aim ? ' ✓' : ' missed'}`
}

/** A figure with its unit, as people write it. */
export function writeFigure(value: number, unit: ResultRow['unit']): string {
  const figure =
    value >= 100 ? Math.round(value).toLocaleString('en-US') : String(Number(value.toPrecision(3)))
  return `${figure} ${unit}`
}
