import { z } from 'zod'
import { sentence, sentences } from '../catalogue/sentence.ts'
import { contentCheckSchema } from '../gates/content-check.ts'
import { type Persona, PHASES } from './persona.ts'

const constraintSchema = z.union([
  sentence.transform((text) => ({ text, check: undefined })),
  z.strictObject({ text: sentence, check: contentCheckSchema.optional() }),
])

const riscearSchema = z
  .strictObject({
    role: sentence,
    inputs: sentences,
    style: sentence,
    constraints: z.array(constraintSchema).min(1),
    expected_output: sentences,
    archetype: sentence,
    responsibilities: sentences,
    role_skills: sentences,
    role_collaborators: sentences,
    role_adoption_checklist: sentences,
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

/** A persona as YAML or JSON spells it; all ten components are required. */
export const personaSchema = z
  .strictObject({
    persona: z.string().regex(/^[A-Z][A-Z0-9]{1,5}$/, 'a code of two to six capitals or digits'),
    name: sentence,
    phase: z.enum(PHASES),
    role_title: sentence,
    category: z.string().regex(/^[a-z][a-z0-9_]*$/, 'a lower-case word'),
    color: z.string().regex(/^#[0-9a-fA-F]{6}$/, 'a colour like #1f6feb'),
    riscear: riscearSchema,
    duties: z.array(z.string().regex(/^[a-z][a-z0-9-]*$/)).default([]),
    champion_of: z.string().optional(),
    orchestrates: z.array(z.string()).default([]),
    specialises: z.string().optional(),
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
    }),
  )
