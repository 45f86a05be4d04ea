import { describe, expect, it } from 'vitest'
import { findIdentifiers } from './find-identifiers.ts'

describe('ordinary clinical text', () => {
  it.each([
    'PR 160 ms. Normal sinus rhythm. QRS 98 ms. Axis normal.',
    'The request timed out after 500 ms.\nUsers were told so.',
  ])('holds no name and no other identifier: %s', (text) => {
    expect(findIdentifiers(text, 'test')).toEqual([])
  })

  it('is told from a title before a name', () => {
    expect(findIdentifiers('Seen by Ms. Okonkwo today.', 'test')).toMatchObject([
      { category: 'phi/name' },
    ])
  })
})
