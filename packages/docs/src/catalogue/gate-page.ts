import { contentCheckText, type GateTest } from '@fcc/contracts'
import { type Page, page } from '../markdown/page.ts'
import { inlineCode, prose } from '../markdown/prose.ts'
import { table } from '../markdown/table.ts'
import { type CatalogueParts, localName, slugOf } from './catalogue-parts.ts'

/** Every gate with what it looks at. */
export function gatePage({ gates, workflows, scenarios }: CatalogueParts): Page {
  return page(
    'catalogue/gates.md',
    [
      '# Gates',
      `A gate reads what was made and decides whether it passes. All its checks have to be measurable, every required one has to hold, and their weighted mean has to reach the threshold. Here are ${gates.length}; what does not pass goes back along a feedback edge, or ends the run as rejected.`,
      ...gates.flatMap(({ value, owner }) => [
        `## ${localName(value.id)} {#${slugOf(value.id)}}`,
        `${prose(value.title)}. Threshold ${value.threshold}, from ${owner}.`,
        table(
          ['Check', 'Asks for', 'Required'],
          value.checks.map(({ id, test, required }) => [
            inlineCode(id),
            prose(testText(test)),
            required ? 'yes' : 'no',
          ]),
        ),
        usedBy(value.id, { workflows, scenarios }),
      ]),
    ],
    { keywords: ['gate', 'gates', 'quality gate'] },
  )
}

function testText(test: GateTest): string {
  switch (test.kind) {
    case 'scorer':
      return `the scorer \`${localName(test.scorer)}\` gives at least ${test.atLeast}`
    case 'validator':
      return `the validator \`${localName(test.validator)}\` finds no error`
    case 'content':
      return contentCheckText(test.check)
    case 'persona':
      return test.component === 'expected_output'
        ? 'each output that the persona owes is a section'
        : 'each limit of the persona that can be checked is kept'
  }
}

function usedBy(
  gate: string,
  { workflows, scenarios }: Pick<CatalogueParts, 'workflows' | 'scenarios'>,
): string {
  const at = workflows.filter(({ value }) => value.nodes.some((node) => node.gate?.id === gate))
  const of = scenarios.filter(({ value }) =>
    Object.values(value.outcomes).some((outcome) => outcome.gate === gate),
  )
  const links = [
    ...at.map(({ value, slug }) => `[${prose(value.title)}](./workflows/${slug}.md)`),
    ...of.map(({ value, slug }) => `[${localName(value.id)}](./scenarios/${slug}.md)`),
  ]
  return links.length > 0 ? `Used by ${links.join(', ')}.` : 'Used by no workflow here.'
}
