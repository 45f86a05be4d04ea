export {
  B as BILLED_FAILURES,
  M as Money,
  R as RunCost,
  a as addCosts,
  c as costOf,
} from '../index-CAb4jnku.js';
export {
  D as Decimal,
  P as PriceTable,
  j as ModelPrice,
  k as decimalOf,
  l as isAtLeast,
  m as isDecimal,
  n as priceTableProblems,
  p as priceAt,
} from '../model-price-BwfY3bNA.js';
import '../message-Cp8OV6vY.js';
import '../content-DaJDma8z.js';
import '@fcc/plugin-api';
