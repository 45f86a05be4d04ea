export const plain =
  'Take one tablet each morning. Drink a glass of water with it. Call us if it hurts.'

/** Grade 18. */
export const heavy =
  'The hospital recommends that every patient contacts the administration before the appointment about any medication.'

/** Above grade 25. */
export const dense =
  'The participating practitioners require supplementary documentation of every reimbursement, and they also regularly reconsider administrative determinations.'
