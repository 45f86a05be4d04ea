import type { PackageFigures, TreeFigures } from './measure-tree.ts'

/** The figures as a table; beside an earlier checkout where one is given, with what it had fewer of. */
export function formatFigures(now: TreeFigures, before?: TreeFigures): string {
  const known = new Map(before?.packages.map((figures) => [figures.name, figures]))
  const rows = [...now.packages, now.total].map((figures) =>
    rowOf(figures, figures.name === 'all' ? before?.total : known.get(figures.name)),
  )
  const gone = [...known.values()]
    .filter(({ name }) => !now.packages.some((figures) => figures.name === name))
    .map((figures) => rowOf({ ...EMPTY, name: `${figures.name} (gone)` }, figures))
  const header = ['package', 'source', 'tests', 'median', 'largest', 'assertions']
  return [
    ...tableOf([header, ...rows, ...gone]),
    '',
    `Terms in the first guide: ${changeOf(now.guideConcepts.length, before?.guideConcepts.length)}`,
    `Largest file: ${now.total.largestFile.path}, ${now.total.largestFile.lines} lines`,
  ].join('\n')
}

const EMPTY: PackageFigures = {
  name: '',
  source: 0,
  tests: 0,
  medianFile: 0,
  largestFile: { path: '', lines: 0 },
  assertions: 0,
}

function rowOf(now: PackageFigures, before: PackageFigures | undefined): readonly string[] {
  return [
    now.name,
    changeOf(now.source, before?.source),
    changeOf(now.tests, before?.tests),
    changeOf(now.medianFile, before?.medianFile),
    changeOf(now.largestFile.lines, before?.largestFile.lines),
    changeOf(now.assertions, before?.assertions),
  ]
}

/** `120`, or `100 → 120` where it was something else. */
function changeOf(now: number, before: number | undefined): string {
  return before === undefined || before === now ? String(now) : `${before} → ${now}`
}

function tableOf(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  )
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  '),
  )
}
