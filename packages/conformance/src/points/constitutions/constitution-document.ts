import type { Constitution } from '@fcc/contracts'
import { nameOf } from '@fcc/plugin-api'
import { localName } from './constitution-case.ts'

/** A constitution as YAML spells it. */
export function constitutionDocument(constitution: Constitution): unknown {
  return {
    constitution: nameOf(constitution.id),
    title: constitution.title,
    rules: constitution.rules.map((rule) => ({
      id: localName(rule.id),
      tier: rule.tier,
      at: rule.at,
      when: rule.when,
      text: rule.text,
      say: rule.say,
      remedy: rule.remedy,
      approvable_by: rule.approvableBy,
      waivable_by: rule.waivableBy,
      cites: rule.cites,
      window: rule.window,
      if_missing: rule.ifMissing,
    })),
    permits: constitution.permits.map(({ id, at, label, when, cites }) => ({
      id: localName(id),
      at,
      label,
      when,
      cites,
    })),
    separations: constitution.separations.map((separation) => ({
      ...separation,
      id: localName(separation.id),
    })),
  }
}
