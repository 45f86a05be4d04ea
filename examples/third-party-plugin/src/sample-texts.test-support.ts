export const plain =
  'Take one tablet each morning. Drink a glass of water with it. Call us if it hurts.'

export const dense =
  'The participating practitioners require supplementary documentation of every reimbursement, and they also regularly reconsider administrative determinations.'
