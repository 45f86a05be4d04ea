import { constitutions, readDocuments } from '@fcc/contracts'
import type { Contribution } from '@fcc/plugin-api'
import { BLOCKED_CATEGORIES, type DataGovernance } from '../config/data-governance.ts'

/** The name of the rules that `data_governance` comes to, at platform layer. */
const NAME = 'data-governance'

/** What each answer to personal data is as a rule: its tier, where it looks, and what is tried before. */
const PERSONAL_DATA = {
  redact: ['tier: mandatory', 'at: [handoff]', 'remedy: redact'],
  warn: ['tier: preferred', 'at: [handoff, output]'],
  block: ['tier: hard_stop', 'at: [run_input, prompt, output, release]'],
} as const

/**
 * The constitution that `data_governance` of a file comes to: it holds for every tenant, as what the host lists does.
 * `undefined` where it asks for no rule. Pure.
 */
export function dataGovernanceRules(
  { personalData, blocked }: DataGovernance,
  file: string,
): Contribution<unknown> | undefined {
  const found = (condition: string) => `"findings.exists(f, ${condition})"`
  const rules = [
    ...(personalData === undefined
      ? []
      : [
          [
            'id: personal-data',
            ...PERSONAL_DATA[personalData],
            `when: ${found("f.category.startsWith('pii/')")}`,
            'say: The configuration of this host does not let personal data pass here.',
          ],
        ]),
    ...(blocked.length === 0
      ? []
      : [
          [
            'id: blocked-content',
            'tier: hard_stop',
            'at: [run_input, prompt, output, release]',
            `when: ${found(blocked.map((word) => `f.category == '${BLOCKED_CATEGORIES[word]}'`).join(' || '))}`,
            'say: The configuration of this host does not let such content into any run.',
          ],
        ]),
  ]
  if (rules.length === 0) return undefined
  const text = [
    `constitution: ${NAME}`,
    'title: What the host says of data',
    'rules:',
    ...rules.map((lines) => `  - ${lines.join('\n    ')}`),
  ].join('\n')
  const { documents, problems } = readDocuments(text, { file })
  const document = documents.find(({ point }) => point.id === constitutions.id)
  // Rules that are left out in silence would be believed to hold.
  if (!document) throw new Error(problems.map(({ why }) => why).join('; '))
  return {
    id: `host/${NAME}`,
    value: document.value,
    origin: { pluginId: 'host', kind: 'host', file, line: 1 },
  }
}
