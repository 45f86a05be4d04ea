import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromBinaryEvent, toBinaryEvent } from './event-modes.ts'
import { topicName } from './topic-name.ts'

describe('a topic as a part of a name on a server', () => {
  it('is told from every other, and has no character that a server reads as its own', () => {
    const topic = fc.oneof(
      fc.string(),
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('', '_', 'a.b', 'a_2eb'),
    )
    fc.assert(
      fc.property(topic, topic, (one, other) => {
        expect(topicName(one)).toMatch(/^[A-Za-z0-9_-]+$/)
        expect(topicName(one) === topicName(other)).toBe(
          one.toWellFormed() === other.toWellFormed(),
        )
      }),
    )
  })
})

describe('a CloudEvent in binary mode', () => {
  it('comes back as the event that it was', () => {
    fc.assert(
      fc.property(fc.string(), fc.jsonValue(), fc.nat(), (subject, data, fccsequence) => {
        const event = {
          ...{ specversion: '1.0', id: 'r1:1', source: 'urn:fcc:tenant:a', type: 'fcc.run.ended' },
          ...{ subject, datacontenttype: 'application/json', fccsequence, data },
        }
        const text = JSON.stringify(event)
        expect(JSON.parse(fromBinaryEvent(toBinaryEvent(text)))).toEqual(JSON.parse(text))
      }),
    )
  })
})
