import type { GateOutcome, Issue } from '@fcc/contracts'
import { uncheckedOf } from '@fcc/governance'
import type { GateEvaluation } from './evaluate-gate.ts'
import type { VisitPorts } from './visit-ports.ts'

/** The least confidence of a finding for which a sentence is withheld. */
const WITHHOLD_AT_LEAST = 0.5

/**
 * A sentence of a plugin's that would be stored unencrypted, or the word that it is withheld. Plugins
 * are told to say ids and counts, and one that quotes content must not bring it into records and logs:
 * the tenant's own detectors look at what is said, and it is held against the content at hand.
 *
 * @param contents the texts that the plugin saw
 */
export async function redactErrorText(
  ports: Pick<VisitPorts, 'governor' | 'signal'>,
  sentence: string,
  contents: readonly string[] = [],
): Promise<string> {
  if (sentence === '') return sentence
  if (quotes(sentence, contents)) return '(withheld: it quotes content)'
  const inspection = await ports.governor.inspect(sentence, ports.signal)
  const { findings } = inspection
  if (uncheckedOf(inspection).length > 0) return '(withheld: it could not be looked into)'
  const found = findings.filter(({ confidence }) => confidence >= WITHHOLD_AT_LEAST)
  if (found.length === 0) return sentence
  const categories = [...new Set(found.map(({ category }) => category))].sort()
  return `(withheld: it holds ${categories.join(', ')})`
}

/** Sentences that are looked into before others have a turn; nothing of the result depends on it. */
const SENTENCES_AT_ONCE = 20

/** A gate's evaluation with every sentence of a plugin's looked at. */
export async function redactEvaluation(
  ports: Pick<VisitPorts, 'governor' | 'signal'>,
  { outcome, issues }: GateEvaluation,
): Promise<GateEvaluation> {
  const checks: GateOutcome['checks'][number][] = []
  for (const check of outcome.checks) {
    checks.push({ ...check, reason: await redactErrorText(ports, check.reason) })
  }
  const said: Issue[] = []
  for (const [index, issue] of issues.entries()) {
    // Each is looked into at once, and a long text may give rise to thousands.
    if (index % SENTENCES_AT_ONCE === SENTENCES_AT_ONCE - 1) {
      await new Promise<void>((resolve) => setImmediate(resolve))
      ports.signal.throwIfAborted()
    }
    said.push({ ...issue, message: await redactErrorText(ports, issue.message) })
  }
  return { outcome: { ...outcome, checks }, issues: said }
}

/** How many words in a row are a quotation. */
const QUOTED_WORDS = 4

/** A word with a digit of at least so many characters is an identifier. */
const IDENTIFIER_LENGTH = 4

/**
 * Whether a sentence quotes a text: an identifier that is in it, or several words in a row. Sentences of
 * ours name artifacts and counts; neither is of that form.
 */
function quotes(sentence: string, contents: readonly string[]): boolean {
  if (contents.length === 0) return false
  const words = wordsOf(sentence)
  const identifiers = words.filter((word) => word.length >= IDENTIFIER_LENGTH && /\d/.test(word))
  return contents.some((content) => {
    const inContent = ` ${wordsOf(content).join(' ')} `
    return (
      identifiers.some((word) => inContent.includes(` ${word} `)) ||
      words.some((_, at) => {
        const row = words.slice(at, at + QUOTED_WORDS)
        return row.length === QUOTED_WORDS && inContent.includes(` ${row.join(' ')} `)
      })
    )
  })
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}_-]*/gu) ?? []
}
