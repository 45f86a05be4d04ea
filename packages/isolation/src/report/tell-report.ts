import { ATTACKS, type Attack } from '../attacks/attack.ts'
import type { IsolationReport } from './report.ts'

/**
 * A report in lines: how many attempts of each attack were made, and each that got through or could not be tried.
 * Pure.
 *
 * @example
 * console.log(tellReport('on SQLite files', report).join('\n'))
 */
export function tellReport(what: string, report: IsolationReport): readonly string[] {
  const sumOf = (attack: Attack, of: 'attempts' | 'through'): number =>
    report.counts
      .filter((count) => count.attack === attack)
      .reduce((sum, count) => sum + count[of], 0)
  const told = (Object.keys(ATTACKS) as Attack[]).flatMap((attack) => {
    const attempts = sumOf(attack, 'attempts')
    if (attempts === 0) return []
    return [`  ${attack.padEnd(28)} ${String(attempts).padStart(5)}  ${sumOf(attack, 'through')}`]
  })
  return [
    `${what}: ${report.attempts} attempts, ${report.through.length} got through`,
    `  ${'attack'.padEnd(28)} ${'tries'.padStart(5)}  got through`,
    ...told,
    ...report.through.map(
      ({ port, method, attack, variant, got }) =>
        `  GOT THROUGH  ${port}.${method}: ${attack}, ${variant}: ${got.join(', ')}`,
    ),
    ...report.notTried.map(
      ({ port, method, attack, variant, because }) =>
        `  NOT TRIED    ${port}.${method}: ${attack}, ${variant}: ${because}`,
    ),
  ]
}
