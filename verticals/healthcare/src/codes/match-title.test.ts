import { describe, expect, it } from 'vitest'
import { matchTitle } from './match-title.ts'

const DIABETES = ['Type 2 diabetes mellitus with hyperglycemia']
const FEMUR = [
  'Fracture of unspecified part of neck of right femur, initial encounter for closed fracture',
  'Fracture of unsp part of neck of right femur, init',
]

describe('what is written beside a code', () => {
  it.each([
    ['type 2 diabetes mellitus with hyperglycemia', DIABETES],
    ['DM type II w/ hyperglycemia', DIABETES],
    ['Diabetes', DIABETES],
    ['hip fx, neck of rt femur, initial enc', FEMUR],
    ['fracture of neck of right femur', FEMUR],
    ['HTN', ['Essential (primary) hypertension']],
    ['Hypertenson, primary', ['Essential (primary) hypertension']],
  ])('%s fits', (description, titles) => {
    expect(matchTitle(description, titles)).toBe('fits')
  })

  it.each([
    ['pneumonia', DIABETES, 'other-words'],
    ['type 1 diabetes mellitus', DIABETES, 'number'],
    ['fracture of neck of left femur', FEMUR, 'side'],
    ['fracture of neck of right femur, sequela', FEMUR, 'encounter'],
    ['bilateral fracture of neck of femur', FEMUR, 'side'],
    ['', DIABETES, 'nothing-said'],
    ['see page', DIABETES, 'other-words'],
  ])('%s does not: %s', (description, titles, match) => {
    expect(matchTitle(description, titles as readonly string[])).toBe(match)
  })
})
