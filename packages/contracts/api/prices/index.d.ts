export {
  B as BILLED_FAILURES,
  D as Decimal,
  E as isAtLeast,
  G as isDecimal,
  H as priceAt,
  I as priceTableProblems,
  P as PriceTable,
  R as RunCost,
  v as ModelPrice,
  w as Money,
  x as addCosts,
  y as costOf,
  z as decimalOf,
} from '../index-CedC53Io.js';
import '../content-BRCf1z0X.js';
import '@fcc/plugin-api';
