import { z } from 'zod'
import { sentence, sentences } from '../catalogue/sentence.ts'
import { contentCheckSchema } from '../gates/content-check.ts'
import { ACTIONS } from '../workflows/workflow.ts'
import { type Persona, PHASES } from './persona.ts'
import { dimensionProfileSchema, ratingProfileSchema } from './persona-profile.ts'
import { type PersonaRelation, RELATION_TYPES } from './persona-relation.ts'

const constraintSchema = z.union([
  sentence.transform((text) => ({ text, check: undefined })),
  z.strictObject({
    text: sentence.describe('The limit, in RFC 2119 words.'),
    check: contentCheckSchema.optional().describe('How a machine can tell that it is kept.'),
  }),
])

const riscearSchema = z
  .strictObject({
    role: sentence.describe('What it does, in one sentence.'),
    inputs: sentences.describe('What it works from.'),
    style: sentence.describe('How it speaks and writes.'),
    constraints: z
      .array(constraintSchema)
      .min(1)
      .describe('Limits in RFC 2119 words; with a check where a machine can tell.'),
    expected_output: sentences.describe('The sections that its work has.'),
    archetype: sentence.describe('The figure it is like, in two or three words.'),
    responsibilities: sentences.describe('What it answers for.'),
    role_skills: sentences.describe('What it knows how to do.'),
    role_collaborators: sentences.describe('Whom it hands work to, and who hands work to it.'),
    role_adoption_checklist: sentences.describe(
      'What has to be there before anybody relies on it.',
    ),
  })
  .transform((riscear) => ({
    role: riscear.role,
    inputs: riscear.inputs,
    style: riscear.style,
    constraints: riscear.constraints,
    expectedOutput: riscear.expected_output,
    archetype: riscear.archetype,
    responsibilities: riscear.responsibilities,
    roleSkills: riscear.role_skills,
    roleCollaborators: riscear.role_collaborators,
    roleAdoptionChecklist: riscear.role_adoption_checklist,
  }))

const relationSchema = z
  .strictObject({
    to: z.string().min(1).describe('The code of the persona that it leads to.'),
    type: z.enum(RELATION_TYPES).describe('How the two stand to each other.'),
    strength: z
      .enum(['primary', 'secondary'])
      .default('primary')
      .describe('`secondary` for one that work takes now and then.'),
  })
  .transform((relation): PersonaRelation => relation)

/** A persona as YAML or JSON spells it; all ten components are required. */
export const personaSchema = z
  .strictObject({
    persona: z
      .string()
      .regex(/^[A-Z][A-Z0-9]{1,5}$/, 'a code of two to six capitals or digits')
      .describe('Its code.'),
    name: sentence.describe('Its name for people.'),
    phase: z.enum(PHASES).describe('The part of the cycle it belongs to.'),
    role_title: sentence.describe('Its role as a title.'),
    category: z
      .string()
      .regex(/^[a-z][a-z0-9_]*$/, 'a lower-case word')
      .describe('The group a catalogue lists it under.'),
    color: z
      .string()
      .regex(/^#[0-9a-fA-F]{6}$/, 'a colour like #1f6feb')
      .describe('Its colour on pages.'),
    riscear: riscearSchema.describe('The ten components that say what it is.'),
    duties: z
      .array(z.string().regex(/^[a-z][a-z0-9-]*$/))
      .default([])
      .describe('What segregation of duties looks at, such as `validate`.'),
    champion_of: z.string().optional().describe('The persona it directs as a champion.'),
    orchestrates: z.array(z.string()).default([]).describe('Personas it directs.'),
    specialises: z.string().optional().describe('The persona that it narrows.'),
    relations: z
      .array(relationSchema)
      .optional()
      .describe('What goes from it to other personas; each has to know it as a collaborator.'),
    tags: z
      .array(sentence)
      .min(1)
      .optional()
      .describe('What it is found by: terms of a vocabulary of tags.'),
    discernment: ratingProfileSchema
      .optional()
      .describe('How it weighs what it is given: traits of a vocabulary of discernment, 1 to 7.'),
    design_target: ratingProfileSchema
      .optional()
      .describe('How it means to come across: factors of a vocabulary of design targets, 1 to 7.'),
    dimensions: dimensionProfileSchema
      .optional()
      .describe('What else is known of it, by category and dimension.'),
    actions: z
      .partialRecord(z.enum(ACTIONS), z.string().min(1).max(10_000))
      .optional()
      .describe('What it is asked for by an action, in place of what its components make of it.'),
  })
  .transform(
    (persona): Persona => ({
      id: persona.persona,
      code: persona.persona,
      name: persona.name,
      phase: persona.phase,
      roleTitle: persona.role_title,
      category: persona.category,
      color: persona.color,
      riscear: persona.riscear,
      duties: persona.duties,
      championOf: persona.champion_of,
      orchestrates: persona.orchestrates,
      specialises: persona.specialises,
      ...(persona.relations === undefined ? {} : { relations: persona.relations }),
      ...(persona.tags === undefined ? {} : { tags: persona.tags }),
      ...(persona.discernment === undefined ? {} : { discernment: persona.discernment }),
      ...(persona.design_target === undefined ? {} : { designTarget: persona.design_target }),
      ...(persona.dimensions === undefined ? {} : { dimensions: persona.dimensions }),
      ...(persona.actions === undefined ? {} : { actions: persona.actions }),
    }),
  )
