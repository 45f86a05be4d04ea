import type { z } from 'zod'

/**
 * What is wrong with a value that may have one of several forms: what is wrong with it in the form that it
 * was written in, and not that it has none of them.
 */
export function issuesMeant(issue: z.core.$ZodIssue): readonly z.core.$ZodIssue[] {
  if (issue.code !== 'invalid_union') return [issue]
  const meant = issue.errors.filter((issues) => !issues.some(isOfAnotherForm))
  const [only] = meant
  if (!only || meant.length > 1) return [issue]
  return only.flatMap((each) => issuesMeant({ ...each, path: [...issue.path, ...each.path] }))
}

function isOfAnotherForm({ code, path }: z.core.$ZodIssue): boolean {
  return code === 'invalid_type' && path.length === 0
}
