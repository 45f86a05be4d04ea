import type { Grid, GridState } from '@fcc/diagrams'
import type { Coverage } from '../controls/coverage.ts'

/** The families of NIST SP 800-53 revision 5. */
const FAMILIES: Readonly<Record<string, string>> = {
  AC: 'Access Control',
  AT: 'Awareness and Training',
  AU: 'Audit and Accountability',
  CA: 'Assessment and Monitoring',
  CM: 'Configuration Management',
  CP: 'Contingency Planning',
  IA: 'Identification, Authentication',
  IR: 'Incident Response',
  MA: 'Maintenance',
  MP: 'Media Protection',
  PE: 'Physical Protection',
  PL: 'Planning',
  PM: 'Program Management',
  PS: 'Personnel Security',
  PT: 'PII and Transparency',
  RA: 'Risk Assessment',
  SA: 'System Acquisition',
  SC: 'System Communications',
  SI: 'System Integrity',
  SR: 'Supply Chain',
}

/** Coverage as a grid: a row for each family of the baseline, a cell for each control that it asks for. Pure. */
export function coverageGrid(title: string, coverage: Coverage): Grid {
  const { asked, baseline, covered, partial, gaps, notApplicable } = coverage
  const whole = new Set(covered)
  const inPart = new Set(partial.map(({ control }) => control))
  const other = new Set(notApplicable)
  const stateOf = (id: string): GridState => {
    if (inPart.has(id)) return 'part'
    if (!whole.has(id)) return 'none'
    return other.has(id) ? 'other' : 'whole'
  }
  const controls = [...covered, ...gaps].toSorted(byFamilyAndNumber)
  const families = Map.groupBy(controls, (id) => id.slice(0, 2).toUpperCase())
  return {
    id: 'coverage',
    title,
    summary: `${covered.length} of ${asked} controls of ${baseline} covered, ${gaps.length} missing, ${partial.length} of them covered in part.`,
    rows: [...families].map(([name, ids]) => ({
      name,
      about: FAMILIES[name],
      cells: ids.map((id) => ({ id, state: stateOf(id) })),
    })),
    meanings: {
      whole: 'covered',
      part: 'covered in part',
      none: 'missing',
      other: 'covered: does not apply',
    },
  }
}

/** `ac-2` before `ac-2.1` before `ac-10`. */
function byFamilyAndNumber(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true })
}
