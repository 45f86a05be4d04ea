import type { Constraint, Persona } from '@fcc/contracts'
import { contentCheckDocument } from '../gates/gate-document.ts'

/** A persona as YAML spells it: for holding what code contributed against the whole schema. */
export function personaDocument(persona: Persona): unknown {
  const { riscear } = persona
  return {
    persona: persona.code,
    name: persona.name,
    phase: persona.phase,
    role_title: persona.roleTitle,
    category: persona.category,
    color: persona.color,
    riscear: {
      role: riscear.role,
      inputs: riscear.inputs,
      style: riscear.style,
      constraints: riscear.constraints.map(constraintDocument),
      expected_output: riscear.expectedOutput,
      archetype: riscear.archetype,
      responsibilities: riscear.responsibilities,
      role_skills: riscear.roleSkills,
      role_collaborators: riscear.roleCollaborators,
      role_adoption_checklist: riscear.roleAdoptionChecklist,
    },
    duties: persona.duties,
    orchestrates: persona.orchestrates,
    ...(persona.championOf === undefined ? {} : { champion_of: persona.championOf }),
    ...(persona.specialises === undefined ? {} : { specialises: persona.specialises }),
    ...(persona.tags === undefined ? {} : { tags: persona.tags }),
    ...(persona.discernment === undefined ? {} : { discernment: persona.discernment }),
    ...(persona.designTarget === undefined ? {} : { design_target: persona.designTarget }),
    ...(persona.dimensions === undefined ? {} : { dimensions: persona.dimensions }),
  }
}

function constraintDocument({ text, check }: Constraint): unknown {
  return check === undefined ? text : { text, check: contentCheckDocument(check) }
}
