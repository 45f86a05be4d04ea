import { expect, it } from 'vitest'
import { repositoryLinks } from './repository-links.ts'

it('links to the repository, and to the source of each page', () => {
  const links = repositoryLinks({ repository: { url: 'git+https://git.example.org/acme/fcc.git' } })
  expect(links.socialLinks?.[0]?.link).toBe('https://git.example.org/acme/fcc')
  expect(links.editLink?.pattern).toBe(
    'https://git.example.org/acme/fcc/edit/main/packages/docs/:path',
  )
})

it.each([{}, { repository: 'acme/fcc' }, { repository: { url: 'git@git.example.org:acme/fcc' } }])(
  'links nowhere where no address is stated: %o',
  (fields) => {
    expect(repositoryLinks(fields)).toEqual({})
  },
)
