export { awaitsOf, type QuestionDeadline } from '../run/waiting.ts'
export { escalatedActivity, outcomeSeat, seatsOf } from './question-seats.ts'
export {
  decideQuestion,
  distinctSigners,
  type GivenSignature,
  type QuestionStanding,
  type StandingQuestion,
  signersOf,
} from './question-standing.ts'
export {
  looserTerms,
  type OnExpiry,
  type QuestionTerms,
  strictestTerms,
} from './question-terms.ts'
