import { isCuiCategory } from './cui-categories.ts'
import {
  type DisseminationControl,
  disseminationProblems,
  readDissemination,
} from './dissemination.ts'
import type { CuiProfile, Marking } from './marking.ts'

/**
 * Reads a marking of controlled unclassified information: `CUI`, `CUI//SP-CTI/SP-EXPT//NOFORN`.
 *
 * NARA's handbook (32 CFR 2002): `CUI` or `CONTROLLED`, then one group of categories, Specified
 * (`SP-`) first and each kind in alphabetical order, then one group of limited dissemination
 * controls. DoD: the banner is `CUI` and nothing else.
 *
 * @returns the marking with what breaks the grammar, or `undefined` for another kind of marking
 * @example
 * parseCuiMarking('CUI//LEI/JUV', 'nara')?.problems // ['categories are not in alphabetical order']
 */
export function parseCuiMarking(text: string, profile: CuiProfile): Marking | undefined {
  const [head, ...groups] = text.split('//')
  const [word = '', ...slashed] = (head ?? '').split('/')
  if (word !== 'CUI' && word !== 'CONTROLLED') return undefined
  const problems: string[] = []
  const categories: string[] = []
  const controls: DisseminationControl[] = []
  if (slashed.length > 0) {
    problems.push('a single slash follows the control word')
    groups.unshift(slashed.join('/'))
  }
  for (const [index, group] of groups.entries()) {
    const tokens = group.split('/')
    const read = tokens.map((token) => readDissemination(token, 'cui'))
    const isDissemination = read.every((control) => control !== undefined)
    if (!isDissemination && controls.length > 0)
      problems.push('categories follow the dissemination')
    if (!isDissemination && index > 0 && categories.length > 0) {
      problems.push('a double slash stands between categories')
    }
    if (isDissemination) controls.push(...read)
    else categories.push(...tokens)
  }
  problems.push(...categoryProblems(categories), ...disseminationProblems(controls))
  if (profile === 'dod' && text !== 'CUI') problems.push('a DoD banner is CUI and nothing else')
  return {
    level: 'CUI',
    compartments: [],
    dissemination: controls.map((control) => control.name),
    releasableTo: controls.flatMap((control) =>
      control.name === 'REL TO' ? control.countries : [],
    ),
    cuiCategories: categories.filter(isCuiCategory),
    problems,
  }
}

function categoryProblems(categories: readonly string[]): readonly string[] {
  const problems: string[] = []
  if (categories.some((category) => !isCuiCategory(category))) {
    problems.push('a category is not in the registry')
  }
  const specified = categories.filter((category) => category.startsWith('SP-'))
  const basic = categories.filter((category) => !category.startsWith('SP-'))
  if (categories.some((category, index) => category !== [...specified, ...basic][index])) {
    problems.push('Specified categories come before the basic ones')
  }
  if (!isAscending(specified) || !isAscending(basic)) {
    problems.push('categories are not in alphabetical order')
  }
  return problems
}

function isAscending(words: readonly string[]): boolean {
  return words.every((word, index) => index === 0 || word > (words[index - 1] ?? ''))
}
