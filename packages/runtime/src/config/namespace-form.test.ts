import { describe, expect, it } from 'vitest'
import { namespaceForm } from './namespace-form.ts'

describe('the form of an IRI', () => {
  it.each([
    ['URN:FCC:tenant:a', 'urn:fcc:tenant:a'],
    ['HTTPS://Lake.Example/fcc/', 'https://lake.example/fcc/'],
    ['https://lake.example:443/fcc/', 'https://lake.example/fcc/'],
    ['https://lake.example/x/../fcc/', 'https://lake.example/fcc/'],
    ['https://lake.example/%66cc/', 'https://lake.example/fcc/'],
    ['https://lake.example/%c3%a9/', 'https://lake.example/é/'],
    ['https://lake.example/e\u0301/', 'https://lake.example/\u00e9/'],
  ])('is one for %s and %s', (one, other) => {
    expect(namespaceForm(one)).toBe(namespaceForm(other))
    expect(namespaceForm(namespaceForm(one))).toBe(namespaceForm(one))
  })

  it.each([
    ['urn:fcc:tenant:a', 'urn:fcc:tenant:A'],
    ['https://lake.example/fcc/', 'https://lake.example/fcc'],
    ['https://lake.example/a%2Fb', 'https://lake.example/a/b'],
  ])('is another one for %s and %s', (one, other) => {
    expect(namespaceForm(one)).not.toBe(namespaceForm(other))
  })
})
