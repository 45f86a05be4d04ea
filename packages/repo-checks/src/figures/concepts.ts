/** The words that this project gives a meaning of its own; a newcomer has to learn each. */
const CONCEPTS: readonly string[] = [
  'activity',
  'approval',
  'artifact',
  'assembly',
  'catalogue',
  'checkpoint',
  'constitution',
  'contribution',
  'declassify',
  'detector',
  'egress',
  'envelope',
  'epoch',
  'executor',
  'exporter',
  'finding',
  'gate',
  'handoff',
  'hard stop',
  'label',
  'layer',
  'lease',
  'obligation',
  'outbox',
  'outcome',
  'permit',
  'persona',
  'plugin',
  'point',
  'predicate',
  'provider',
  'remedy',
  'run',
  'safeguard',
  'scenario',
  'scorer',
  'seal',
  'shred',
  'skill',
  'tenant',
  'validator',
  'vertical',
  'visit',
  'waiver',
  'workflow',
]

/**
 * The terms of this project that a text uses, code blocks left out, each once.
 *
 * @example
 * conceptsIn('A run passes its gates.') // ['gate', 'run']
 */
export function conceptsIn(markdown: string): readonly string[] {
  const prose = markdown.replace(/^```[\s\S]*?^```/gm, '').replace(/`[^`\n]*`/g, '')
  return CONCEPTS.filter((term) =>
    new RegExp(`\\b${term.replace(/y$/, '(y|ies)')}(s|es|d|ed)?\\b`, 'i').test(prose),
  )
}
