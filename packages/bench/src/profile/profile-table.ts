import type { Cost } from './summarise-profile.ts'

/** The costliest parts as a Markdown table, and the rest in one line. */
export function writeProfileTable(costs: readonly Cost[], most: number): string {
  const shown = costs.slice(0, most)
  const rest = costs.slice(most)
  const lines = shown.map(({ part, share }) => `| ${part} | ${percent(share)} |`)
  if (rest.length > 0) {
    const share = rest.reduce((sum, cost) => sum + cost.share, 0)
    lines.push(`| ${rest.length} other parts | ${percent(share)} |`)
  }
  return ['| What costs | Share of the time |', '|---|---|', ...lines].join('\n')
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`
}
