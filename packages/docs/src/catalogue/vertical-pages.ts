import { type Page, page } from '../markdown/page.ts'
import { inlineCode, prose } from '../markdown/prose.ts'
import { table } from '../markdown/table.ts'
import { type CatalogueParts, type Listed, localName, slugOf } from './catalogue-parts.ts'
import type { KnownVertical } from './open-catalogue.ts'
import { cards } from './persona-pages.ts'

/** The page of one vertical: what it adds to a tenant that installs it. */
export function verticalPage(
  { id, packageName, description }: KnownVertical,
  parts: CatalogueParts,
): Page {
  const own = <Value>(all: readonly Listed<Value>[]) => all.filter(({ owner }) => owner === id)
  const personas = own(parts.personas)
  const scenarios = own(parts.scenarios)
  const workflows = own(parts.workflows)
  const gates = own(parts.gates)
  return page(
    `catalogue/verticals/${id}.md`,
    [
      `# ${packageName}`,
      prose(description),
      `It adds ${personas.length} personas, ${workflows.length} workflows, ${scenarios.length} scenarios and ${gates.length} gates to every tenant that has it, available at once, with rules that its tenants cannot loosen. How it is installed: [install a vertical](../../guides/install-a-vertical.md).`,
      '## Personas',
      cards(personas),
      '## Scenarios',
      table(
        ['Scenario', 'Id', 'Workflow'],
        scenarios.map(({ value, slug }) => [
          `[${prose(value.title)}](../scenarios/${slug}.md)`,
          inlineCode(localName(value.id)),
          `[${localName(value.workflow)}](../workflows/${slugOf(value.workflow)}.md)`,
        ]),
      ),
      '## Gates',
      gates
        .map(
          ({ value }) =>
            `- [${localName(value.id)}](../gates.md#${slugOf(value.id)}): ${prose(value.title)}`,
        )
        .join('\n'),
    ],
    { keywords: ['vertical', 'industry', id.replace(/^fcc-/, '')] },
  )
}

/** All verticals. */
export function verticalIndex({ verticals, personas, scenarios }: CatalogueParts): Page {
  const count = <Value>(all: readonly Listed<Value>[], id: string) =>
    String(all.filter(({ owner }) => owner === id).length)
  return page(
    'catalogue/verticals/index.md',
    [
      '# Verticals',
      'A vertical packages rules and workflows for one industry. What it contributes is available at once, no configuration needed.',
      table(
        ['Package', 'What it is for', 'Personas', 'Scenarios'],
        verticals.map(({ id, packageName, description }) => [
          `[${packageName}](./${id}.md)`,
          prose(description),
          count(personas, id),
          count(scenarios, id),
        ]),
      ),
    ],
    { keywords: ['vertical', 'verticals', 'industry', 'healthcare', 'bank', 'law', 'insurance'] },
  )
}
