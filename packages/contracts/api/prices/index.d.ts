export {
  B as BILLED_FAILURES,
  D as Decimal,
  P as PriceTable,
  R as RunCost,
  j as ModelPrice,
  k as Money,
  l as addCosts,
  m as costOf,
  n as decimalOf,
  o as isAtLeast,
  p as isDecimal,
  q as priceAt,
  r as priceTableProblems,
} from '../index-B8ptqFc4.js';
import '../message-B0RXqV6O.js';
import '../content-DaJDma8z.js';
import '@fcc/plugin-api';
