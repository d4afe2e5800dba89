/** `countsQuantity` of the domain, over `aicost.charge_series as s`. */
export const COUNTS_QUANTITY = `(s.measure = 'usage' or s.source <> 'api')`;
