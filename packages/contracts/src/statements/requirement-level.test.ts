import { describe, expect, it } from 'vitest'
import { findRequirement } from './requirement-level.ts'

const levelOf = (sentence: string) => findRequirement(sentence)?.level

describe('a sentence that denies', () => {
  it.each([
    'Nobody may give potassium without a second signature.',
    'NOBODY MAY give potassium alone.',
    'No one may enter the pharmacy.',
    'No-one can open the safe alone.',
    'No nurse must work more than 12 hours.',
    'No visitor may enter the ward after 20:00.',
    'No bus may enter the upper village between 22:00 and 06:00.',
    'No bus, tram or lorry may enter the square.',
    'No visitor, whether child or adult, may stay overnight.',
    'No nurse who is on call may leave the ward.',
    'Neither nurses nor porters may lift a patient alone.',
    'None of the drivers may smoke.',
    'Nothing may be left on the stairs.',
    'Never may a child be left alone.',
    'Drivers never may leave the bus.',
    'A driver may never leave the bus.',
    'The oven must never go above 280 °C.',
    'Under no circumstances may a nurse give potassium.',
    'At no time shall the door be open.',
    'A nurse must under no circumstances give potassium.',
    'On no account may the key be lent.',
    'At night nobody may enter the ward.',
    'On Sundays, no bus may enter the village.',
    'If it is dark, no boat may leave.',
    'Potassium: nobody may give it alone.',
    'The ward is quiet and nobody may speak there.',
    'No dogs are allowed in the hall.',
    'No guest is permitted to cook.',
    'The key is not to be lent.',
    'A member cannot hold two keys.',
    'A member can’t hold two keys.',
    "A member mustn't hold two keys.",
    'A member shan’t hold two keys.',
    'A driver is forbidden to smoke.',
    'Members are not allowed to lend a key.',
    'Members are not permitted to lend a key.',
    'Smoking is prohibited in the shed.',
    'A nurse may absolutely not give potassium.',
    'No nurse must fail to sign.',
    'Niemand darf das Tor öffnen.',
    'Kein Fahrer darf allein abfahren.',
    'Nadie puede abrir la puerta.',
  ])('forbids: %s', (sentence) => {
    expect(levelOf(sentence)).toBe('must not')
  })

  it.each([
    ['Nobody should lift alone.', 'should not'],
    ['A driver should never smoke.', 'should not'],
  ])('%s: %s', (sentence, level) => {
    expect(levelOf(sentence)).toBe(level)
  })

  it.each([
    ['Only nurses may give potassium.', 'may'],
    ['Potassium may only be given by two nurses.', 'may'],
    ['Visitors with no pass may wait outside.', 'may'],
    ['In rooms with no window visitors may smoke.', 'may'],
    ['Members who pay no fee may read here.', 'may'],
    ['Members who never pay may read here.', 'may'],
    ['If no nurse is there, the porter may lift the patient.', 'may'],
    ['If a member cannot come, he must call.', 'must'],
    ['No more than 3 visitors may enter at once.', 'may'],
    ['No fewer than 3 nurses must be there.', 'must'],
    ['A visitor may stay no longer than 2 hours.', 'may'],
    ['A nurse must give no potassium.', 'must'],
    ['No. 4 must be painted.', 'must'],
    ['No, the driver must wait.', 'must'],
  ])('in another place changes nothing: %s: %s', (sentence, level) => {
    expect(levelOf(sentence)).toBe(level)
  })

  it.each([
    'Nobody must not sign.',
    'No nurse may never leave.',
    'Under no circumstances may nobody be there.',
    'Not all members may borrow a ladder.',
    'Hardly anybody may enter the boiler house.',
    'Nobody has to sign at the gate.',
    'A member does not have to sign at the gate.',
    'A member need not sign at the gate.',
    'A member may or may not sign.',
    'A guest may not only borrow but also buy.',
    'A visitor may bring no food.',
    'Nobody is there, so the porter may go.',
    'The keys nobody may use hang here.',
  ])('is not guessed at: %s', (sentence) => {
    expect(levelOf(sentence)).toBe('unclear')
  })

  it('is read in linear time, whatever the sentence', () => {
    // Quadratic time would be minutes.
    for (const piece of ['no ', 'never ', 'nobody, ', 'neither nor ', 'and no ']) {
      findRequirement(`${piece.repeat(50_000)}may enter ${piece.repeat(50_000)}`)
    }
    expect(levelOf(`${'nobody '.repeat(50_000)}may enter`)).toBe('unclear')
  })
})
