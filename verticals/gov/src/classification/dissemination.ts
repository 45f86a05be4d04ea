/** Dissemination controls: banner name, then the abbreviation that portions use. */
const CONTROLS: readonly (readonly [banner: string, portion: string])[] = [
  ['NOFORN', 'NF'],
  ['ORCON', 'OC'],
  ['ORCON-USGOV', 'OC-USGOV'],
  ['IMCON', 'IMC'],
  ['PROPIN', 'PR'],
  ['RELIDO', 'RELIDO'],
  ['RSEN', 'RS'],
  ['FISA', 'FISA'],
  ['DSEN', 'DSEN'],
  ['FOUO', 'FOUO'],
]
/** Limited dissemination controls of controlled unclassified information. */
const LIMITED: readonly (readonly [banner: string, portion: string])[] = [
  ['NOFORN', 'NF'],
  ['FED ONLY', 'FED ONLY'],
  ['FEDCON', 'FEDCON'],
  ['NOCON', 'NOCON'],
  ['DL ONLY', 'DL ONLY'],
  ['RELIDO', 'RELIDO'],
  ['AC', 'AC'],
  ['AWP', 'AWP'],
  ['DELIBERATIVE', 'DELIBERATIVE'],
]
const COUNTRY_LIST = /^(REL TO|DISPLAY ONLY) ([A-Z]{3,4}(?:, ?[A-Z]{3,4})*)$/

/** One token of a dissemination group, read. */
export interface DisseminationControl {
  /** The banner name: `NOFORN`, `REL TO`. */
  readonly name: string
  readonly countries: readonly string[]
}

/** Reads a dissemination control in its banner or portion form; `undefined` for any other word. */
export function readDissemination(
  token: string,
  among: 'classified' | 'cui',
): DisseminationControl | undefined {
  const [, list, countries] = COUNTRY_LIST.exec(token) ?? []
  if (list !== undefined && countries !== undefined) {
    return { name: list, countries: countries.split(/, ?/) }
  }
  const vocabulary = among === 'cui' ? LIMITED : CONTROLS
  const known = vocabulary.find((names) => names.includes(token))
  return known && { name: known[0], countries: [] }
}

/** What a set of dissemination controls breaks: NOFORN beside REL TO, and the order of countries. */
export function disseminationProblems(
  controls: readonly DisseminationControl[],
): readonly string[] {
  const release = controls.find((control) => control.name === 'REL TO')
  if (release === undefined) return []
  const problems: string[] = []
  if (controls.some((control) => control.name === 'NOFORN')) {
    problems.push('NOFORN and REL TO exclude each other')
  }
  const [first, ...others] = release.countries
  if (first !== 'USA' || others.length === 0) {
    problems.push('REL TO names USA first and at least one other')
  }
  if (others.some((country, index) => index > 0 && country <= (others[index - 1] ?? ''))) {
    problems.push('the countries of REL TO are not in alphabetical order')
  }
  return problems
}
