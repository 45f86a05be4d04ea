/** What calls of models cost: prices, exact decimals, and sums. */
export { addCosts, BILLED_FAILURES, costOf, type Money, type RunCost } from './cost.ts'
export { type Decimal, decimalOf, isAtLeast, isDecimal } from './decimal.ts'
export { type ModelPrice, type PriceTable, priceAt, priceTableProblems } from './model-price.ts'
