/** One line of a comparison. */
export interface DiffLine {
  readonly kind: 'same' | 'removed' | 'added'
  readonly text: string
}

/**
 * The shortest line-by-line edit from `before` to `after`, by the longest common subsequence.
 * Quadratic in the lines that differ; equal starts and ends cost nothing.
 */
export function diffLines(
  before: readonly string[],
  after: readonly string[],
): readonly DiffLine[] {
  let start = 0
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1
  let end = 0
  const longest = Math.min(before.length, after.length) - start
  while (end < longest && before.at(-1 - end) === after.at(-1 - end)) end += 1
  const middle = diffMiddle(
    before.slice(start, before.length - end),
    after.slice(start, after.length - end),
  )
  return [
    ...before.slice(0, start).map(same),
    ...middle,
    ...before.slice(before.length - end).map(same),
  ]
}

/** The changed lines with `context` equal lines around them; `…` stands for what is left out. */
export function formatDiff(lines: readonly DiffLine[], context = 2): string {
  const signs = { same: ' ', removed: '-', added: '+' } as const
  const shown = lines.map((_, index) =>
    lines
      .slice(Math.max(0, index - context), index + context + 1)
      .some(({ kind }) => kind !== 'same'),
  )
  return lines
    .flatMap(({ kind, text }, index) => {
      if (shown[index]) return [`${signs[kind]} ${text}`]
      return index === 0 || shown[index - 1] ? ['…'] : []
    })
    .join('\n')
}

function same(text: string): DiffLine {
  return { kind: 'same', text }
}

function diffMiddle(before: readonly string[], after: readonly string[]): readonly DiffLine[] {
  const width = after.length + 1
  const lengths = new Uint32Array((before.length + 1) * width)
  const lengthAt = (row: number, column: number) => lengths[row * width + column] ?? 0
  for (let row = before.length - 1; row >= 0; row -= 1) {
    for (let column = after.length - 1; column >= 0; column -= 1) {
      lengths[row * width + column] =
        before[row] === after[column]
          ? lengthAt(row + 1, column + 1) + 1
          : Math.max(lengthAt(row + 1, column), lengthAt(row, column + 1))
    }
  }
  const lines: DiffLine[] = []
  let row = 0
  let column = 0
  while (row < before.length || column < after.length) {
    const [old, fresh] = [before[row], after[column]]
    if (old !== undefined && old === fresh) {
      lines.push(same(old))
      row += 1
      column += 1
    } else if (
      fresh === undefined ||
      (old !== undefined && lengthAt(row + 1, column) >= lengthAt(row, column + 1))
    ) {
      lines.push({ kind: 'removed', text: old ?? '' })
      row += 1
    } else {
      lines.push({ kind: 'added', text: fresh })
      column += 1
    }
  }
  return lines
}
