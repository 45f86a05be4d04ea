import { contentWords } from '@fcc/contracts/statements'

const NUMBER =
  /(?<![\p{L}\p{N}.,:/-])(?:\p{Sc}\s?)?\d(?:[\d.,:/-]*\d)?(?:\s?(?:%|°[CF]?|\p{Sc}|\p{L}+))?/gu
const NUMBER_WORD =
  /(?<!\p{L})(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|dozen)\s\p{L}+/giu
const YEAR = /^(?:19|20)\d\d(?!\d)/

/**
 * The figures of a sentence, each with the word behind it, in order and once.
 *
 * @param names names in the sentence, whose numbers count nothing: `BS EN 131`
 * @example
 * quantitiesOf('At most 3 tools for 14 days, by 02:30.') // ['3 tools', '14 days', '02:30']
 */
export function quantitiesOf(text: string, names: readonly string[] = []): readonly string[] {
  const numbered = names.filter((name) => /\d/.test(name))
  const plain = numbered.reduce((rest, name) => rest.replaceAll(name, ' '), text)
  const found = [...plain.matchAll(NUMBER), ...plain.matchAll(NUMBER_WORD)]
    .sort((one, other) => one.index - other.index)
    .map(([figure]) => withoutFunctionWord(figure.trim()))
  return [...new Set(found)]
}

function withoutFunctionWord(figure: string): string {
  if (YEAR.test(figure)) return figure.slice(0, 4)
  const unit = /\s(\p{L}+)$/u.exec(figure)
  return unit && contentWords(unit[1] ?? '').length === 0 ? figure.slice(0, unit.index) : figure
}
