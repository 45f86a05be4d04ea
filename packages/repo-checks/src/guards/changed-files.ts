import { execFileSync } from 'node:child_process'

/** How many commits count as the change where no other branch is known to compare with. */
const LAST_COMMITS = 10

/** The files that differ from the merge base with the main branch, or changed in the last ten commits. */
export function changedFiles(repository: string, main = 'origin/main'): ReadonlySet<string> {
  const git = (...words: readonly string[]): string =>
    execFileSync('git', [...words], {
      cwd: repository,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim()
  const attempt = (...words: readonly string[]): string | undefined => {
    try {
      return git(...words)
    } catch {
      return undefined
    }
  }
  const head = git('rev-parse', 'HEAD')
  const base = attempt('merge-base', 'HEAD', main)
  const since =
    base === undefined || base === head
      ? (attempt('rev-parse', `HEAD~${LAST_COMMITS}`) ??
        git('rev-list', '--max-parents=0', 'HEAD').split('\n')[0])
      : base
  return new Set(git('diff', '--name-only', `${since}`).split('\n'))
}
