/** What a package.json may say of where its sources are. */
export interface RepositoryField {
  readonly repository?: string | { readonly url?: string }
}

/** Links of the site to its sources; none where nobody said where they are published. */
export interface RepositoryLinks {
  readonly socialLinks?: { icon: 'github' | { svg: string }; link: string; ariaLabel: string }[]
  readonly editLink?: { pattern: string; text: string }
}

/** Branching, as a sign for a repository on any host. */
const icon = {
  svg: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2"><circle cx="6" cy="5" r="2.5"/><circle cx="6" cy="19" r="2.5"/><circle cx="18" cy="8" r="2.5"/><path d="M6 7.5v9M18 10.5c0 4-6 3-11 6"/></svg>',
}

/**
 * The links to the repository and to edit a page, from the `repository` field of the root package.json. A clone whose
 * owner did not say where it is published has none, and each page names its file instead.
 *
 * @example
 * repositoryLinks({ repository: 'https://git.example.org/acme/fcc' })
 */
export function repositoryLinks({ repository }: RepositoryField): RepositoryLinks {
  const written = typeof repository === 'string' ? repository : repository?.url
  const link = written?.replace(/^git\+/, '').replace(/\.git$/, '')
  if (link === undefined || !link.startsWith('https://')) return {}
  return {
    socialLinks: [{ icon, link, ariaLabel: 'The repository' }],
    editLink: { pattern: `${link}/edit/main/packages/docs/:path`, text: 'Edit this page' },
  }
}
