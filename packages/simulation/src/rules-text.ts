import type { Constitution, Rule } from '@fcc/contracts'

/**
 * The rules that whoever writes must know: what is in words, which no predicate checks, and advice. Nothing
 * where there is none. Rules that a machine decides are not told: they hold anyway. Pure.
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

function told({ tier, when, text, say }: Rule): readonly string[] {
  const isProse = when === undefined
  if (!isProse && tier !== 'preferred') return []
  const said = text ?? say
  if (said === undefined) return []
  return [`${tier === 'preferred' ? ADVICE : '- '}${oneLine(said)}`]
}

/** One line, in which a fact that is filled in for people stands by its name. */
function oneLine(text: string): string {
  return text
    .replace(/\{([^{}]*)\}/g, '($1)')
    .replace(/\s+/g, ' ')
    .trim()
}
