import type { LabelScheme } from '@fcc/contracts'

/** A label scheme as YAML spells it. */
export function labelSchemeDocument(scheme: LabelScheme): unknown {
  return {
    scheme: scheme.scheme,
    title: scheme.title,
    levels: scheme.levels,
    categories: scheme.categories,
    classify: scheme.classify.map(({ finding, category, level, audience, atLeast }) => ({
      finding,
      ...(category === undefined ? {} : { category }),
      ...(level === undefined ? {} : { level }),
      ...(audience === undefined ? {} : { audience }),
      at_least: atLeast,
    })),
    ...(scheme.intake === undefined ? {} : { intake: scheme.intake }),
  }
}
