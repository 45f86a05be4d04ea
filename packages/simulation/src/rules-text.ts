import type { Constitution, Rule } from '@fcc/contracts'

/**
 * The rules that whoever writes must know: what is in words, which no predicate checks, and advice. Nothing
 * where there is none. Rules that a machine decides are not told: they hold anyway; nor is advice whose
 * sentence has facts in it, which are known where it fires, unless it has a `text` as well. Pure.
 *
 * @example
 * rulesText([constitution]) // 'Rules that hold for your work:\n- Say what is not known …'
 */
export function rulesText(constitutions: readonly Constitution[]): string | undefined {
  const rules = constitutions.flatMap((constitution) => constitution.rules.flatMap(told))
  const lines = [...new Set(rules)].sort(
    (one, other) => Number(isAdvice(one)) - Number(isAdvice(other)),
  )
  if (lines.length === 0) return undefined
  return ['Rules that hold for your work:', ...lines].join('\n')
}

const ADVICE = '- advice: '

function isAdvice(line: string): boolean {
  return line.startsWith(ADVICE)
}

/** Where a fact is filled in when a rule fires: before that nobody can say the sentence. */
const FACT = /\{[^{}]*\}/

function told({ tier, when, text, say }: Rule): readonly string[] {
  const isProse = when === undefined
  if (!isProse && tier !== 'preferred') return []
  const said = text ?? (say !== undefined && FACT.test(say) ? undefined : say)
  if (said === undefined) return []
  return [`${tier === 'preferred' ? ADVICE : '- '}${oneLine(said)}`]
}

/** One line, in which what stands in braces stands in brackets: nothing is filled in here. */
function oneLine(text: string): string {
  return text
    .replace(/\{([^{}]*)\}/g, '($1)')
    .replace(/\s+/g, ' ')
    .trim()
}
