import { resolveRelationPicture, resolveShownPersona } from '@fcc/cli'
import { contentCheckText, type Persona, type Scenario } from '@fcc/contracts'
import { relationsSvg } from '@fcc/diagrams'
import { type Page, page } from '../markdown/page.ts'
import { inlineCode, prose } from '../markdown/prose.ts'
import type { CatalogueParts, Listed } from './catalogue-parts.ts'
import { asTitle, beginningOf, drawing, folded, htmlText, verbatim } from './markup.ts'
import { colleaguesOf } from './persona-relations.ts'
import type { ShownWork } from './run-scenarios.ts'
import type { SampleWork } from './sample-work.ts'

/** What the pages of personas are made from. */
export interface PersonaPages {
  readonly parts: CatalogueParts
  /** What the deterministic provider wrote, by the persona's id. */
  readonly samples: ReadonlyMap<string, SampleWork>
  /** What a persona made in a run that a page of a scenario shows, by the persona's id. */
  readonly works: ReadonlyMap<string, MadeWork>
}

/** What a persona made at a step, with the scenario whose page shows the run. */
export interface MadeWork extends ShownWork {
  readonly scenario: Listed<Scenario>
}

/** Where the drawing of a persona's relations is, below the site's root. */
const relationsPicture = (slug: string): string => `pictures/relations/${slug}.svg`

/** Who works with a persona, drawn by the function that `fcc show persona --relations` draws with. */
export function drawRelations({ value, model, slug }: Listed<Persona>): Page {
  const picture = resolveRelationPicture(model, resolveShownPersona(model, value.id))
  return { path: `public/${relationsPicture(slug)}`, text: relationsSvg(picture) }
}

/** The page of one persona: what it does, whom it works with, what it gives, its limits, and a sample. */
export function personaPage(
  listed: Listed<Persona>,
  { parts, samples, works }: PersonaPages,
): Page {
  const { value, slug, owner } = listed
  const { riscear } = value
  return page(
    `catalogue/personas/${slug}.md`,
    [
      `# ${prose(value.name)}`,
      `${inlineCode(value.code)} · ${prose(value.roleTitle)} · ${prose(riscear.archetype)} · phase ${value.phase} · category ${prose(asTitle(value.category))} · from ${ownerLink(owner)}`,
      (value.tags ?? []).length > 0
        ? `Tags: ${(value.tags ?? []).map(inlineCode).join(', ')}.`
        : '',
      '## What it does',
      prose(riscear.role),
      bullets(riscear.responsibilities),
      '## What it gives',
      bullets(riscear.expectedOutput),
      '## What it works from',
      bullets(riscear.inputs),
      '## Who it works with',
      drawing(relationsPicture(slug), {
        alt: `Who works towards ${value.name}, and whom it works towards; the list below says the same in words.`,
        caption: `Drawn by fcc show persona ${value.code} --relations --format svg.`,
      }),
      colleagues(listed, parts),
      '## Its limits',
      'A limit with a check is held against the work itself; the others are in its prompt, and counted as not checked.',
      riscear.constraints
        .map(
          ({ text, check }) =>
            `- ${prose(text)}${check ? ` *Checked: ${prose(contentCheckText(check))}.*` : ''}`,
        )
        .join('\n'),
      '## How it writes',
      prose(riscear.style),
      bullets(riscear.roleSkills),
      '## Before you rely on it',
      'A list to go through, and no statement that any of it was done: see for your own organisation that',
      bullets(riscear.roleAdoptionChecklist),
      ...(sampleParts(samples.get(value.id)) ?? workParts(works.get(value.id))),
      `In a project: ${inlineCode(`fcc show persona ${value.code}`)}.`,
    ],
    { keywords: ['persona', value.code, value.category.replaceAll('_', ' ')] },
  )
}

const bullets = (items: readonly string[]): string =>
  items.map((item) => `- ${prose(item)}`).join('\n')

function ownerLink(owner: string): string {
  return owner === 'core-catalog'
    ? '[the shared catalogue](../index.md)'
    : `[${owner}](../verticals/${owner}.md)`
}

function colleagues(listed: Listed<Persona>, parts: CatalogueParts): string {
  const { receives, hands, beside, nodes } = colleaguesOf(listed, parts)
  const link = ({ value, slug }: Listed<Persona>) => `[${prose(value.name)}](./${slug}.md)`
  const lines = [
    ...receives.map(({ who, type }) => `- receives from ${link(who)} (${type})`),
    ...hands.map(({ who, type }) => `- hands to ${link(who)} (${type})`),
    ...(beside.length > 0 ? [`- knows ${beside.map(link).join(', ')}`] : []),
    ...nodes.map(
      ({ workflow, steps }) =>
        `- is at work in [${prose(workflow.value.title)}](../workflows/${workflow.slug}.md) (${steps.map(inlineCode).join(', ')})`,
    ),
  ]
  return lines.length > 0
    ? lines.join('\n')
    : 'Nobody yet: no relation and no workflow here names it.'
}

function sampleParts(sample: SampleWork | undefined): readonly string[] | undefined {
  if (sample === undefined) return undefined
  return [
    '## A sample of its work',
    '::: info Written by code, not by a model\nThe deterministic provider takes the brief apart and quotes it under the headings that this persona owes. With a model behind the persona the same headings, limits and gate apply to what the model writes. See [put a model behind a persona](../../guides/put-a-model-behind-a-persona.md).\n:::',
    folded('What it was given', verbatim(sample.brief)),
    verbatim(sample.text),
  ]
}

/** What a persona of a vertical made in a run; nothing where no run that is shown has it. */
function workParts(work: MadeWork | undefined): readonly string[] {
  if (work === undefined) return []
  const { scenario, node, name, text } = work
  return [
    '## A sample of its work',
    `What it made as ${inlineCode(name)} at the step ${inlineCode(node)} of [${prose(scenario.value.title)}](../scenarios/${scenario.slug}.md), whose page shows the whole run and what it was given. No model was asked.`,
    verbatim(beginningOf(text)),
  ]
}

/** All personas as cards, by category; those of verticals under their vertical. */
export function personaIndex({ personas, verticals }: CatalogueParts): Page {
  const shared = personas.filter(({ owner }) => owner === 'core-catalog')
  const categories = [...new Set(shared.map(({ value }) => value.category))].sort(
    (a, b) => Number(b === 'core') - Number(a === 'core') || (a < b ? -1 : 1),
  )
  return page(
    'catalogue/index.md',
    [
      '# Personas',
      `A persona is a role with its rules in words and in code, played by a language model, by code or by a person. ${shared.length} in ${categories.length} categories are shared by every tenant; verticals add ${personas.length - shared.length} of their own. Each has a page: what it does, whom it works with, what it gives, its limits, and a sample of its work. There are also [workflows](./workflows/index.md), [scenarios](./scenarios/index.md), [gates](./gates.md) and [verticals](./verticals/index.md).`,
      ...categories.flatMap((category) => [
        `## ${asTitle(category)}`,
        cards(shared.filter(({ value }) => value.category === category)),
      ]),
      ...verticals.flatMap(({ id }) => [
        `## Of ${id}`,
        cards(personas.filter(({ owner }) => owner === id)),
      ]),
    ],
    { keywords: ['persona', 'personas', 'catalogue', 'roles', 'agents'] },
  )
}

/** Personas as cards, each a link to its page. */
export function cards(personas: readonly Listed<Persona>[]): string {
  const each = personas.map(({ value, slug }) => {
    const gives = value.riscear.expectedOutput.slice(0, 2).join(', ')
    return `<a class="persona-card" style="--persona:${value.color}" href="/catalogue/personas/${slug}"><span class="persona-code">${htmlText(value.code)}</span><strong>${htmlText(value.name)}</strong><span>${htmlText(value.roleTitle)}</span><span class="persona-gives">Gives: ${htmlText(gives)}</span></a>`
  })
  return `<div class="persona-cards">\n${each.join('\n')}\n</div>`
}
