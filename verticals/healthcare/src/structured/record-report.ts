import type { DeidentifiedRecord } from './deidentify-record.ts'

/**
 * Writes what was replaced in a record as JSON: places and kinds, never a value.
 *
 * @param route the legal route by which the record was de-identified
 */
export function renderRecordReport(
  { form, values, replaced }: Pick<DeidentifiedRecord, 'form' | 'values' | 'replaced'>,
  route: string,
): string {
  const counts = new Map<string, number>()
  for (const { kind } of replaced) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  const report = {
    route,
    form,
    values,
    counts: Object.fromEntries(counts),
    // Ages above 89 read 90, so that a column of numbers stays one.
    ages: '90 stands for 90 and more',
    findings: replaced.map(({ path, kind }) => ({ category: kind, path })),
  }
  return `${JSON.stringify(report, undefined, 2)}\n`
}
