import type { ContentCheck, Gate, GateTest } from '@fcc/contracts'
import { nameOf } from '@fcc/plugin-api'

/** A content check as YAML spells it. */
export function contentCheckDocument(check: ContentCheck): unknown {
  switch (check.kind) {
    case 'section':
      return { section: check.heading, min_words: check.minWords }
    case 'contains':
      return { contains: check.phrase }
    case 'lacks':
      return { lacks: check.phrase }
    case 'words':
      return { words: { at_least: check.atLeast, at_most: check.atMost } }
    case 'shorter':
      return {
        shorter: {
          ...(check.than === undefined ? {} : { than: check.than }),
          ...inSection(check),
          at_most: check.atMost,
        },
      }
    case 'traces':
      return {
        traces: {
          ...(check.artifact === undefined ? {} : { artifact: check.artifact }),
          of: check.of,
          ...inSection(check),
          at_least: check.atLeast,
        },
      }
    case 'cites':
      return {
        cites: {
          ...(check.artifact === undefined ? {} : { artifact: check.artifact }),
          ...inSection(check),
          at_least: check.atLeast,
        },
      }
    case 'distinct':
      return { distinct: { ...inSection(check), at_least: check.atLeast } }
    case 'terms':
      return {
        terms: { vocabulary: check.vocabulary, ...inSection(check), at_least: check.atLeast },
      }
    default:
      return check
  }
}

function inSection({ heading }: { readonly heading: string | undefined }): object {
  return heading === undefined ? {} : { in: heading }
}

/** A gate as YAML spells it. */
export function gateDocument({ id, title, threshold, checks }: Gate): unknown {
  return {
    gate: nameOf(id),
    title,
    threshold,
    checks: checks.map((check) => ({
      id: check.id,
      required: check.required,
      ...testDocument(check.test),
      ...(check.weight === undefined ? {} : { weight: check.weight }),
      ...(check.tenantWeight === undefined ? {} : { tenant_weight: check.tenantWeight }),
    })),
  }
}

function testDocument(test: GateTest): object {
  switch (test.kind) {
    case 'scorer':
      return { scorer: test.scorer, at_least: test.atLeast }
    case 'validator':
      return { validator: test.validator }
    case 'persona':
      return { persona: test.component }
    case 'content':
      return { content: contentCheckDocument(test.check) }
    default:
      return test
  }
}
